package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.HttpsrvRegistry;
import dev.httpsrv.api.MailQueue;
import dev.httpsrv.runtime.engine.Engines;
import dev.httpsrv.runtime.exchange.SuspendedSessions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What generations are built from, the same for each.
 *
 * @param roots the scripts and the folders of scripts
 * @param engines the engines
 * @param interpreters how many interpreters each language gets, at least 1
 * @param patience how long a request waits for an interpreter
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
    int interpreters,
    Duration patience,
    MailQueue mailQueue,
    SuspendedSessions suspended,
    Duration longestSuspension,
    List<Object> libraries,
    Consumer<HttpsrvRegistry> javaRoutes) {

  /** Validates the number of interpreters and copies the lists. */
  public GenerationSettings {
    if (interpreters < 1) {
      throw new IllegalArgumentException(
          "%d interpreters cannot serve; use 1 or more".formatted(interpreters));
    }
    roots = List.copyOf(roots);
    libraries = List.copyOf(libraries);
  }
}
