package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.CommandLine;
import dev.httpsrv.api.Limit;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptStoppedException;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.PendingResult;
import dev.httpsrv.runtime.exchange.ExchangeSession;
import dev.httpsrv.runtime.exchange.SessionInterpreter;
import dev.httpsrv.runtime.library.HttpsrvLibrary;
import dev.httpsrv.runtime.limit.Limits;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An interpreter with its scripts, in which calls of what they registered run. One thread at a time
 * uses it; the pool sees to that.
 */
final class LoadedInterpreter implements WatchedInterpreter, SessionInterpreter, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LoadedInterpreter.class);

  private final String name;
  private final String language;
  private final InterpreterPool pool;
  private final Limits limits;
  private final StopCounts.OfLanguage counts;
  private final InterpreterRegistrations registrations;
  private final ScriptHost host;
  private final Interpreter engine;
  private final ScriptLoader loader;
  private final Lane lane;
  private final Occupancy occupancy = new Occupancy();
  private final OngoingCall ongoing = new OngoingCall();
  private final Observation observation = new Observation();
  private volatile boolean cancelled;

  /**
   * Creates an interpreter in which nothing is loaded yet.
   *
   * @param number its number among those of its language, for its name
   */
  LoadedInterpreter(
      int number,
      CompiledScripts scripts,
      InterpreterPool pool,
      CallThreads threads,
      GenerationSettings settings,
      RegistrationSink sink) {
    this.name = scripts.language() + "-" + number;
    this.language = scripts.language();
    this.pool = pool;
    this.limits = settings.limits().defaults();
    this.counts = settings.counts().of(language);
    this.registrations = new InterpreterRegistrations(this, sink, settings.suspended());
    this.host = new ScriptHost(this, scripts, registrations, pool, settings);
    this.engine = scripts.engine().newInterpreter(language, host);
    this.loader = new ScriptLoader(this, engine, host, registrations, settings.watch(), limits);
    this.lane = new Lane(this, pool, settings.watch(), threads.lane(name));
  }

  /** Returns its name, such as {@code lua-1}. */
  String name() {
    return name;
  }

  /** Returns its scripts' language. */
  String language() {
    return language;
  }

  /** Returns whether it is one of a pool. */
  @SuppressWarnings("ReferenceEquality") // a pool is itself alone
  boolean isOf(InterpreterPool other) {
    return pool == other;
  }

  /** Returns what loads its scripts. */
  ScriptLoader loader() {
    return loader;
  }

  /** Returns what its scripts see. */
  ScriptHost host() {
    return host;
  }

  /** Returns what runs its calls for other threads. */
  Lane lane() {
    return lane;
  }

  /** Returns who is in it. */
  Occupancy occupancy() {
    return occupancy;
  }

  @Override
  public OngoingCall ongoing() {
    return ongoing;
  }

  /** Returns what the watch has seen of its calls; the watch's own. */
  Observation observation() {
    return observation;
  }

  /**
   * Runs a call that has begun.
   *
   * @throws ScriptStoppedException if it passed a limit, however it ended
   */
  @Nullable Object run(Function<LoadedInterpreter, @Nullable Object> body) {
    try {
      Object result = body.apply(this);
      if (!ongoing.isToEnd()) {
        return result; // as nearly always
      }
      throwIfStopped();
      return result;
    } catch (LostInterpreter e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throwIfStopped();
      throw ended(Limit.MEMORY, "the JVM has no memory left for it", null);
    } catch (RuntimeException | Error e) {
      throwIfStopped();
      if (!(e instanceof ScriptRaisedException raised)) {
        throw e;
      }
      if (raised.getCause() instanceof StackOverflowError) {
        String passed = begun().work().limits().passed(Limit.DEPTH);
        throw ended(Limit.DEPTH, passed, raised.location().orElse(null));
      }
      throw begun().work().raised(raised);
    }
  }

  private void throwIfStopped() {
    Stop stop = ongoing.takeStop();
    if (stop != null) {
      host.stopped();
      throw stop.end();
    }
  }

  /** Reports a call that ended by what it passed, and may have left a change half made. */
  private ScriptStoppedException ended(
      Limit passed, String message, @Nullable ScriptLocation location) {
    OngoingCall.Begun call = begun();
    retireFor(call);
    counts().stop();
    return call.work().stopped(passed, message, location);
  }

  /** Reports a call that has passed its limit of time while others used the interpreter. */
  ScriptStoppedException late(OngoingCall.Progress progress) {
    Work work = progress.work();
    work.probation().stopped(System.nanoTime() - progress.began());
    retire();
    counts().stop();
    return work.stopped(Limit.TIME, work.limits().passed(Limit.TIME), null);
  }

  /** Returns the call in progress, where there is one. */
  private OngoingCall.Begun begun() {
    return Objects.requireNonNull(ongoing.begun());
  }

  /** Runs the n-th route's handler. */
  @Nullable Object handle(int index, ExchangeSession session) {
    InterpreterRegistrations.Answering answering = registrations.answering(index);
    host.begins(answering.route().script());
    session.runIn(this, name, answering.route().context());
    boolean answered = true;
    try {
      Object result = answering.function().call(session);
      AsyncCall async = host.async();
      if (async != null) {
        session.leave(async::cease);
      }
      if (result instanceof PendingResult pending) {
        answered = false;
        follow(session, pending, async);
      } else if (HttpsrvLibrary.isAsync(result)) {
        answered = false; // others may use it from now on
      }
      return result;
    } finally {
      if (answered) {
        session.setAnswered();
      }
    }
  }

  private void follow(ExchangeSession session, PendingResult pending, @Nullable AsyncCall async) {
    OngoingCall.Progress progress = progress();
    Limits own = progress.work().limits();
    session.follow(
        pending,
        () -> hasAnswered(pending),
        Duration.ofNanos(own.time().toNanos() - (System.nanoTime() - progress.began())),
        () -> {
          if (async != null) {
            async.cease();
          }
          return progress.work().stopped(Limit.TIME, own.passed(Limit.TIME), null);
        });
    if (async != null) {
      async.onStop(session::stopped);
    }
  }

  private static boolean hasAnswered(PendingResult settled) {
    try {
      return !HttpsrvLibrary.isAsync(settled.result());
    } catch (RuntimeException e) { // which who waits for the result gets
      return true;
    }
  }

  /** Runs the n-th command; what it prints goes to the output. */
  void run(int command, CommandLine line, Consumer<String> output) {
    InterpreterRegistrations.Command known = registrations.command(command);
    host.begins(known.registered().script());
    host.printTo(output);
    try {
      ScriptHost.checkSettled(known.function().call(line), known.registered().origin());
    } finally {
      host.printTo(null);
    }
  }

  /** Returns what the current thread's call has used up until now. */
  OngoingCall.Progress progress() {
    return ongoing.progress(observation);
  }

  /** Puts the calls in progress aside, as {@link Interpreter#pause} does. */
  @Nullable Runnable pause() {
    return engine.pause();
  }

  @Override
  public @Nullable Runnable atSafepoint(Thread thread, Runnable action) {
    return engine.atSafepoint(thread, action);
  }

  @Override
  public Optional<ScriptLocation> callSite() {
    return engine.callSite();
  }

  /**
   * Has the current thread's call end, as it is to already where it has passed another limit
   * before; running what is returned ends it at once.
   */
  Stop stopHere(Limit passed) {
    OngoingCall.Begun call = begun();
    Stop stop = new Stop(this, call, passed, System.nanoTime());
    if (!ongoing.stop(stop)) {
      return Objects.requireNonNull(ongoing.stopOf(call));
    }
    retireFor(call);
    stop.notePlace();
    return stop;
  }

  @Override
  public String pass(Limit limit) {
    OngoingCall.Begun call = ongoing.begun();
    if (call == null || call.thread() != Thread.currentThread()) {
      return limit.label(); // a visitor's call is in another interpreter
    }
    Stop stop = stopHere(limit);
    stop.ask();
    return stop.reason();
  }

  @Override
  public void countStop() {
    counts().stop();
  }

  @Override
  public void checkStop() {
    if (ongoing.isToEnd()) {
      Stop stop = ongoing.stopOf(ongoing.begun());
      if (stop != null && stop.isOfThread()) {
        stop.run();
      }
    }
  }

  private void retireFor(OngoingCall.Begun call) {
    call.work().probation().stopped(System.nanoTime() - progress().began());
    retire();
  }

  @Override
  public void retire() {
    if (!loader.isLoading()) { // else nobody uses it once loading has failed
      occupancy.retire();
      pool.retire(this);
    }
  }

  @Override
  public StopCounts.OfLanguage counts() {
    return loader.isLoading() ? new StopCounts.OfLanguage() : counts;
  }

  @Override
  public boolean isHeld() {
    return occupancy.isHeld();
  }

  @Override
  public void hold() {
    occupancy.hold();
  }

  @Override
  public void letGo() {
    if (occupancy.letGo()) {
      pool.closeIfDone(this);
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    closeEngine();
  }

  /**
   * Runs the deinit hooks of modules, and ends. Where a call was given up, it runs no hook, and
   * does not wait.
   */
  @Override
  public void close() {
    if (!cancelled && !ongoing.isOngoing()) {
      loader.deinitialize();
    }
    lane.close();
    if (ongoing.isOngoing()) {
      Threads.start("httpsrv-cancel", this::closeEngine);
    } else {
      closeEngine();
    }
  }

  private void closeEngine() {
    try {
      engine.close();
    } catch (RuntimeException | Error e) {
      LOG.warn("an interpreter for {} could not be closed", language, e);
    }
  }
}
