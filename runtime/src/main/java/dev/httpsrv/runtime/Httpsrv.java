package dev.httpsrv.runtime;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.HttpsrvRegistry;
import dev.httpsrv.api.MailQueue;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.runtime.console.Command;
import dev.httpsrv.runtime.console.Console;
import dev.httpsrv.runtime.console.ConsoleTarget;
import dev.httpsrv.runtime.engine.Engines;
import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.runtime.exchange.SuspendedSessions;
import dev.httpsrv.runtime.generation.BusyWatch;
import dev.httpsrv.runtime.generation.Generation;
import dev.httpsrv.runtime.generation.GenerationBuilder;
import dev.httpsrv.runtime.generation.GenerationSettings;
import dev.httpsrv.runtime.generation.HandlerThreads;
import dev.httpsrv.runtime.generation.PoolLimits;
import dev.httpsrv.runtime.generation.StopCounts;
import dev.httpsrv.runtime.generation.Target;
import dev.httpsrv.runtime.library.InMemoryMailQueue;
import dev.httpsrv.runtime.limit.LimitRules;
import dev.httpsrv.runtime.limit.Limits;
import dev.httpsrv.runtime.route.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scripts as HTTP endpoints, without a transport: takes requests and gives responses. Any thread
 * may use it.
 */
public final class Httpsrv implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Httpsrv.class);

  private final GenerationSettings settings;
  private final Generations generations;
  private final ReentrantLock reloading = new ReentrantLock();
  private final Console console = new Console(new ServerConsole());
  private final ReloadCounts counts = new ReloadCounts();
  private volatile Runnable onShutdown = this::close;
  private volatile Consumer<Consumer<String>> onStatus = _ -> {};
  private volatile Supplier<Runnable> onReload = () -> () -> {};
  private volatile boolean closed;

  private Httpsrv(GenerationSettings settings, Duration longestDrain) {
    this.settings = settings;
    this.generations =
        new Generations(GenerationBuilder.build(settings, true), longestDrain, counts);
  }

  /** Returns a builder that discovers engines, and has no scripts yet. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Answers a request; what goes wrong in its handler becomes a response, and a log entry. Waits as
   * long as the session is suspended.
   *
   * @return the response, whose {@link Response#delivery} says what is left to be sent
   */
  public Response handle(Exchange exchange) {
    Generation generation = generations.enter();
    try {
      return Dispatcher.answer(generation, exchange, settings);
    } finally {
      generation.leave();
    }
  }

  /** Returns the routes of the current configuration, in the order in which they are compared. */
  public List<Route<Target>> routes() {
    return generations.current().routes().routes();
  }

  /** Returns the console. */
  public Console console() {
    return console;
  }

  /** Returns how many routes there are, in words: {@code 1 route}. */
  public String routeCount() {
    int number = routes().size();
    return number + (number == 1 ? " route" : " routes");
  }

  /** Prints the routes as a table. */
  public void printRoutes(Consumer<String> output) {
    Tables.routes(generations.current(), settings.limits()).lines().forEach(output);
  }

  /** Prints the engines as a table, and how many calls had to be stopped. */
  public void printEngines(Consumer<String> output) {
    printEngines(settings.engines(), output);
    settings.counts().print(output);
  }

  /** Prints engines as a table; starts them, since only then it is known how they run. */
  public static void printEngines(Engines engines, Consumer<String> output) {
    Tables.engines(engines).lines().forEach(output);
  }

  /**
   * Applies the configuration anew, as the scripts now are: builds the next generation beside the
   * current one, puts it in its place, and closes the old one when its requests have ended. One
   * reload at a time; others wait.
   *
   * @throws ConfigurationException if it cannot be applied; then nothing has changed
   */
  public void reload() {
    reloading.lock();
    boolean done = false;
    try {
      if (closed) {
        throw shutsDown();
      }
      Runnable others = onReload.get();
      Generation next = GenerationBuilder.build(settings, false);
      if (!generations.replace(next)) {
        next.close();
        throw shutsDown();
      }
      others.run();
      done = true;
    } finally {
      counts.reloaded(done);
      reloading.unlock();
    }
  }

  private static ConfigurationException shutsDown() {
    return new ConfigurationException("The server is shutting down; nothing was reloaded.");
  }

  /**
   * Sets what else a reload applies: the supplier reads it, or throws {@link
   * ConfigurationException}, which refuses the reload; what it returns puts it in place.
   */
  public void onReload(Supplier<Runnable> others) {
    onReload = others;
  }

  /** Sets what else the console's {@code status} prints, in lines of its own. */
  public void onStatus(Consumer<Consumer<String>> others) {
    onStatus = others;
  }

  /** Sets what the console's {@code shutdown} does; closing this, if nothing is set. */
  public void onShutdown(Runnable action) {
    onShutdown = action;
  }

  /**
   * Sets what answers in the place of a thread whose handler has passed a limit, and which nothing
   * stops. From then on that thread sends nothing. Where nothing is set, the client waits.
   */
  public void onGivenUp(BiConsumer<Thread, Response> answers) {
    settings.watch().answerer((thread, told) -> answers.accept(thread, Dispatcher.stopped(told)));
  }

  /** Lets suspended sessions wait no longer: from now on each gets a 503. */
  public void endSuspensions() {
    settings.suspended().shutDown();
  }

  /**
   * Closes interpreters and engines, when the requests in progress have ended, or 30 s have passed.
   */
  @Override
  public void close() {
    close(Generations.DRAIN);
  }

  /**
   * Closes interpreters and engines, when the requests in progress have ended, or a time has
   * passed. What runs then is closed when it ends.
   */
  public void close(Duration patience) {
    boolean locked = false;
    try {
      locked = reloading.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!locked) {
        LOG.warn("A reload has not ended; the server is closed without it");
      }
      closeOnce(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closeOnce(Duration.ZERO);
    } finally {
      if (locked) {
        reloading.unlock();
      }
    }
  }

  private void closeOnce(Duration patience) {
    if (closed) {
      return;
    }
    closed = true;
    try {
      generations.close(patience);
    } finally {
      settings.watch().close();
      settings.engines().close();
    }
  }

  /** What the console acts on. */
  private final class ServerConsole implements ConsoleTarget {

    @Override
    public <T> T withCommands(Function<Map<String, Command>, T> action) {
      Generation generation = generations.enter();
      try {
        return action.apply(generation.commands());
      } finally {
        generation.leave();
      }
    }

    @Override
    public void printRoutes(Consumer<String> output) {
      Httpsrv.this.printRoutes(output);
    }

    @Override
    public void printEngines(Consumer<String> output) {
      Httpsrv.this.printEngines(output);
    }

    @Override
    public void printStatus(Consumer<String> output) {
      output.accept("routes: " + routes().size());
      output.accept(counts.toString());
      onStatus.accept(output);
      output.accept(
          "requests: %d; suspended: %d, waiting as in msys.sleep: %d"
              .formatted(
                  generations.users(), settings.suspended().size(), settings.watch().waiting()));
      Tables.pools(generations.current(), settings.counts()).lines().forEach(output);
    }

    @Override
    public void reload(Consumer<String> output) {
      Httpsrv.this.reload();
      output.accept("reloaded, " + routeCount());
    }

    @Override
    public void shutdown() {
      Thread.ofPlatform().name("httpsrv-shutdown").start(onShutdown);
    }

    @Override
    public String version() {
      return Version.current();
    }
  }

  /** Collects what a server is made of. Not for use by several threads. */
  public static final class Builder {

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

    private Builder() {}

    /** Adds scripts and folders of scripts. */
    public Builder scripts(Path... paths) {
      scripts.addAll(List.of(paths));
      return this;
    }

    /**
     * Sets the engines; those on the class path, if nothing is set. Closing httpsrv closes them.
     */
    public Builder engines(Engines given) {
      engines = given;
      return this;
    }

    /**
     * Sets how many interpreters each language gets at first, and where {@link #mostInterpreters}
     * says nothing, no more. By default these are as many as there are cores.
     */
    public Builder interpreters(int number) {
      interpreters = OptionalInt.of(number);
      return this;
    }

    /**
     * Sets how many interpreters a language may get when requests wait while all of its have been
     * busy for some milliseconds; by default 8 for each core.
     */
    public Builder mostInterpreters(int number) {
      mostInterpreters = OptionalInt.of(number);
      return this;
    }

    /**
     * Sets how many requests of a language may wait for an interpreter before any further gets a
     * 503 at once; 10,000 by default.
     */
    public Builder longestQueue(int requests) {
      longestQueue = requests;
      return this;
    }

    /** Sets how long a request waits for an interpreter before it gets a 503; 10 s by default. */
    public Builder patience(Duration longest) {
      patience = longest;
      return this;
    }

    /**
     * Sets how long a session may be suspended before its client gets a 504; 5 minutes by default.
     */
    public Builder longestSuspension(Duration longest) {
      longestSuspension = longest;
      return this;
    }

    /**
     * Sets how long requests of a configuration that has been replaced may go on before it is given
     * up; by default 30 s longer than sessions may be suspended.
     */
    public Builder longestDrain(Duration longest) {
      longestDrain = longest;
      return this;
    }

    /** Sets which threads run handlers; {@link HandlerThreads#ADAPTIVE} by default. */
    public Builder threads(HandlerThreads policy) {
      threads = policy;
      return this;
    }

    /** Changes what the calls of scripts may use up; {@link Limits#DEFAULT} at first. */
    public Builder limits(UnaryOperator<Limits> change) {
      limits = limits.withDefaults(change);
      return this;
    }

    /**
     * Changes what the calls of some routes may use up.
     *
     * @param endpoint the routes with this endpoint, and those below it; what is said of a longer
     *     one prevails
     * @throws IllegalArgumentException if the endpoint is not a path
     */
    public Builder limits(String endpoint, UnaryOperator<Limits> change) {
      limits = limits.with(endpoint, change);
      return this;
    }

    /**
     * Changes limits as a text says: {@code [ROUTE:]NAME=VALUE[,NAME=VALUE...]}.
     *
     * @throws IllegalArgumentException if it says something else
     */
    public Builder limits(String rule) {
      limits = limits.with(rule);
      return this;
    }

    /**
     * Sets what scripts may reach beside what they are given; {@link SandboxPreset#STANDARD} by
     * default.
     */
    public Builder sandbox(SandboxPreset preset) {
      sandbox = preset;
      return this;
    }

    /** Sets the mail queue behind {@code msys.core}; one in memory by default. */
    public Builder mailQueue(MailQueue queue) {
      mailQueue = queue;
      return this;
    }

    /**
     * Adds a library for scripts, in every language.
     *
     * @param library an object whose class carries {@link dev.httpsrv.api.ScriptLibrary}; many
     *     threads call it at once
     */
    public Builder library(Object library) {
      libraries.add(library);
      return this;
    }

    /** Registers Java handlers and commands, for every configuration, before the scripts do. */
    public Builder register(Consumer<HttpsrvRegistry> registration) {
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
}
