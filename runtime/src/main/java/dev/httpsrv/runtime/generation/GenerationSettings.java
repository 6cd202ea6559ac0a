package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.HttpsrvRegistry;
import dev.httpsrv.api.MailQueue;
import dev.httpsrv.runtime.engine.Engines;
import dev.httpsrv.runtime.exchange.SuspendedSessions;
import dev.httpsrv.runtime.limit.LimitRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What generations are built from, the same for each.
 *
 * @param roots the scripts and the folders of scripts
 * @param engines the engines
 * @param pools how many interpreters each language gets, and how long requests queue for them
 * @param limits what calls may use up
 * @param threads which threads run handlers
 * @param watch watches the handlers of all generations
 * @param counts counts the calls that pass a limit
 * @param mailQueue the mail queue behind {@code msys.core}
 * @param suspended where suspended sessions are found, by those of other generations too
 * @param longestSuspension how long a session may be suspended
 * @param libraries objects that carry {@link dev.httpsrv.api.ScriptLibrary}, shared by all
 *     interpreters
 * @param javaRoutes registers Java handlers, which come before those of scripts
 */
public record GenerationSettings(
    List<Path> roots,
    Engines engines,
    PoolLimits pools,
    LimitRules limits,
    HandlerThreads threads,
    BusyWatch watch,
    StopCounts counts,
    MailQueue mailQueue,
    SuspendedSessions suspended,
    Duration longestSuspension,
    List<Object> libraries,
    Consumer<HttpsrvRegistry> javaRoutes) {

  /** Copies the lists. */
  public GenerationSettings {
    roots = List.copyOf(roots);
    libraries = List.copyOf(libraries);
  }
}
