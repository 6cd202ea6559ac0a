package dev.httpsrv.runtime;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.runtime.console.Console;
import dev.httpsrv.runtime.engine.Engines;
import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.runtime.generation.Generation;
import dev.httpsrv.runtime.generation.GenerationBuilder;
import dev.httpsrv.runtime.generation.GenerationSettings;
import dev.httpsrv.runtime.generation.Target;
import dev.httpsrv.runtime.route.Route;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
  private final Console console;
  private final ReloadCounts counts = new ReloadCounts();
  private volatile Runnable onShutdown = this::close;
  private volatile Consumer<Consumer<String>> onStatus = _ -> {};
  private volatile Supplier<Runnable> onReload = () -> () -> {};
  private volatile boolean closed;

  Httpsrv(GenerationSettings settings, Duration longestDrain) {
    this.settings = settings;
    this.generations =
        new Generations(GenerationBuilder.build(settings, true), longestDrain, counts);
    this.console = new Console(new ServerConsole(this, settings, generations, counts));
  }

  /** Returns a builder that discovers engines, and has no scripts yet. */
  public static HttpsrvBuilder builder() {
    return new HttpsrvBuilder();
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

  void printFurtherStatus(Consumer<String> output) {
    onStatus.accept(output);
  }

  /** Sets what the console's {@code shutdown} does; closing this, if nothing is set. */
  public void onShutdown(Runnable action) {
    onShutdown = action;
  }

  void beginShutdown() {
    Thread.ofPlatform().name("httpsrv-shutdown").start(onShutdown);
  }

  /**
   * Sets what answers in the place of a thread whose handler has passed a limit, and which nothing
   * stops. From then on that thread sends nothing. Where nothing is set, the client waits.
   */
  public void onGivenUp(BiConsumer<Thread, Response> answers) {
    settings
        .watch()
        .answerer((thread, told) -> answers.accept(thread, FailureResponses.stopped(told)));
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
    long begin = System.nanoTime();
    try {
      locked = reloading.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!locked) {
        LOG.warn("A reload has not ended; the server is closed without it");
      }
      Duration rest = patience.minusNanos(System.nanoTime() - begin);
      closeOnce(rest.isNegative() ? Duration.ZERO : rest);
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
}
