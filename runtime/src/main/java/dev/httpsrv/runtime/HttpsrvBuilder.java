package dev.httpsrv.runtime;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.HttpsrvRegistry;
import dev.httpsrv.api.MailQueue;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.runtime.engine.Engines;
import dev.httpsrv.runtime.exchange.SuspendedSessions;
import dev.httpsrv.runtime.generation.BusyWatch;
import dev.httpsrv.runtime.generation.GenerationSettings;
import dev.httpsrv.runtime.generation.HandlerThreads;
import dev.httpsrv.runtime.generation.PoolLimits;
import dev.httpsrv.runtime.generation.StopCounts;
import dev.httpsrv.runtime.library.InMemoryMailQueue;
import dev.httpsrv.runtime.limit.LimitRules;
import dev.httpsrv.runtime.limit.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects what a server is made of. Not for use by several threads. */
public final class HttpsrvBuilder {

  private final List<Path> scripts = new ArrayList<>();
  private final List<Object> libraries = new ArrayList<>();
  private final List<Consumer<HttpsrvRegistry>> javaRoutes = new ArrayList<>();
  private @Nullable Engines engines;
  private OptionalInt interpreters = OptionalInt.empty();
  private OptionalInt mostInterpreters = OptionalInt.empty();
  private int longestQueue = 10_000;
  private Duration patience = Duration.ofSeconds(10);
  private Duration longestSuspension = Duration.ofMinutes(5);
  private @Nullable Duration longestDrain;
  private HandlerThreads threads = HandlerThreads.ADAPTIVE;
  private LimitRules limits = LimitRules.NONE;
  private SandboxPreset sandbox = SandboxPreset.STANDARD;
  private MailQueue mailQueue = new InMemoryMailQueue();

  HttpsrvBuilder() {}

  /** Adds scripts and folders of scripts. */
  public HttpsrvBuilder scripts(Path... paths) {
    scripts.addAll(List.of(paths));
    return this;
  }

  /** Sets the engines; those on the class path, if nothing is set. Closing httpsrv closes them. */
  public HttpsrvBuilder engines(Engines given) {
    engines = given;
    return this;
  }

  /**
   * Sets how many interpreters each language gets at first, and where {@link #mostInterpreters}
   * says nothing, no more. By default these are as many as there are cores.
   */
  public HttpsrvBuilder interpreters(int number) {
    interpreters = OptionalInt.of(number);
    return this;
  }

  /**
   * Sets how many interpreters a language may get when requests wait while all of its interpreters
   * have been busy for some milliseconds; by default 8 for each core.
   */
  public HttpsrvBuilder mostInterpreters(int number) {
    mostInterpreters = OptionalInt.of(number);
    return this;
  }

  /**
   * Sets how many requests of a language may wait for an interpreter before any further gets a 503
   * at once; 10,000 by default.
   */
  public HttpsrvBuilder longestQueue(int requests) {
    longestQueue = requests;
    return this;
  }

  /** Sets how long a request waits for an interpreter before it gets a 503; 10 s by default. */
  public HttpsrvBuilder patience(Duration longest) {
    patience = longest;
    return this;
  }

  /**
   * Sets how long a session may be suspended before its client gets a 504; 5 minutes by default.
   */
  public HttpsrvBuilder longestSuspension(Duration longest) {
    longestSuspension = longest;
    return this;
  }

  /**
   * Sets how long requests of a configuration that has been replaced may go on before it is given
   * up; by default 30 s longer than sessions may be suspended.
   */
  public HttpsrvBuilder longestDrain(Duration longest) {
    longestDrain = longest;
    return this;
  }

  /** Sets which threads run handlers; {@link HandlerThreads#ADAPTIVE} by default. */
  public HttpsrvBuilder threads(HandlerThreads policy) {
    threads = policy;
    return this;
  }

  /** Changes what the calls of scripts may use up; {@link Limits#DEFAULT} at first. */
  public HttpsrvBuilder limits(UnaryOperator<Limits> change) {
    limits = limits.withDefaults(change);
    return this;
  }

  /**
   * Changes what the calls of some routes may use up.
   *
   * @param endpoint the routes with this endpoint, and those below it; what is said of a longer one
   *     prevails
   * @throws IllegalArgumentException if the endpoint is not a path
   */
  public HttpsrvBuilder limits(String endpoint, UnaryOperator<Limits> change) {
    limits = limits.with(endpoint, change);
    return this;
  }

  /**
   * Changes limits as a text says: {@code [ROUTE:]NAME=VALUE[,NAME=VALUE...]}.
   *
   * @throws IllegalArgumentException if it says something else
   */
  public HttpsrvBuilder limits(String rule) {
    limits = limits.with(rule);
    return this;
  }

  /**
   * Sets what scripts may reach beside what they are given; {@link SandboxPreset#STANDARD} by
   * default.
   */
  public HttpsrvBuilder sandbox(SandboxPreset preset) {
    sandbox = preset;
    return this;
  }

  /** Sets the mail queue behind {@code msys.core}; one in memory by default. */
  public HttpsrvBuilder mailQueue(MailQueue queue) {
    mailQueue = queue;
    return this;
  }

  /**
   * Adds a library for scripts, in every language.
   *
   * @param library an object whose class carries {@link dev.httpsrv.api.ScriptLibrary}; many
   *     threads call it at once
   */
  public HttpsrvBuilder library(Object library) {
    libraries.add(library);
    return this;
  }

  /** Registers Java handlers and commands, for every configuration, before the scripts do. */
  public HttpsrvBuilder register(Consumer<HttpsrvRegistry> registration) {
    javaRoutes.add(registration);
    return this;
  }

  /**
   * Loads the scripts.
   *
   * @throws ConfigurationException with everything that is wrong with them
   */
  public Httpsrv build() {
    Engines used = (engines == null ? Engines.discover(Map.of()) : engines).in(sandbox);
    List<Consumer<HttpsrvRegistry>> registrations = List.copyOf(javaRoutes);
    BusyWatch watch = new BusyWatch(threads);
    try {
      return new Httpsrv(
          new GenerationSettings(
              scripts,
              used,
              pools(),
              limits,
              threads,
              watch,
              new StopCounts(),
              mailQueue,
              new SuspendedSessions(),
              longestSuspension,
              libraries,
              registry -> registrations.forEach(each -> each.accept(registry))),
          longestDrain == null ? longestSuspension.plus(Generations.DRAIN) : longestDrain);
    } catch (RuntimeException | Error e) {
      watch.close();
      try {
        used.close();
      } catch (RuntimeException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  private PoolLimits pools() {
    int cores = Runtime.getRuntime().availableProcessors();
    int most = mostInterpreters.orElse(interpreters.orElse(8 * cores));
    int first = interpreters.orElse(Math.min(cores, most));
    return new PoolLimits(first, Math.max(first, most), longestQueue, patience);
  }
}
