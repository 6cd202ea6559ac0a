package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.CommandLine;
import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.Limit;
import dev.httpsrv.api.Problem;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptStoppedException;
import dev.httpsrv.api.Waiting;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.LibraryBinding;
import dev.httpsrv.api.spi.PendingResult;
import dev.httpsrv.runtime.exchange.ExchangeSession;
import dev.httpsrv.runtime.exchange.Home;
import dev.httpsrv.runtime.library.CoreLibrary;
import dev.httpsrv.runtime.library.HttpsrvLibrary;
import dev.httpsrv.runtime.library.MsysLibrary;
import dev.httpsrv.runtime.limit.Limits;
import dev.httpsrv.runtime.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An interpreter with its scripts, and what they registered. One thread at a time uses it; the pool
 * sees to that.
 */
final class LoadedInterpreter implements InterpreterHost, WatchedInterpreter, Home, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LoadedInterpreter.class);

  /** What scripts print outside of commands; the line is complete as it is. */
  private static final Logger PRINT = LoggerFactory.getLogger("httpsrv.print");

  private final String name;
  private final CompiledScripts scripts;
  private final InterpreterPool pool;
  private final BusyWatch watch;
  private final Limits limits;
  private final List<LibraryBinding> libraries = new ArrayList<>();
  private final List<Registration.OfModule> initialized = new ArrayList<>();
  private final Registrations registrations;
  private final Awaits awaits;
  private Registrations.Answering[] handlers = {};
  private final Interpreter interpreter;
  private final Lane lane;
  private @Nullable CompiledScript current;
  private @Nullable AsyncCall async;
  private @Nullable Consumer<String> output;
  private volatile boolean loading = true;
  private final AtomicBoolean taken = new AtomicBoolean(true);
  private final OngoingCall ongoing = new OngoingCall();
  private final Observation observation = new Observation();
  // Calls that wait and come back, and sessions that keep values here.
  private final AtomicInteger held = new AtomicInteger();
  private volatile boolean retired;
  private volatile boolean cancelled;
  private final StopCounts.OfLanguage counts;

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
    this.scripts = scripts;
    this.pool = pool;
    this.watch = settings.watch();
    this.limits = settings.limits().defaults();
    this.counts = settings.counts().of(scripts.language());
    this.registrations = new Registrations(this, sink, settings.suspended());
    this.awaits = new Awaits(this, pool, watch, InterpreterHost.super::await);
    libraries.add(LibraryBinding.of(new MsysLibrary(registrations)));
    libraries.add(LibraryBinding.of(new HttpsrvLibrary(registrations)));
    libraries.add(LibraryBinding.of(new CoreLibrary(settings.mailQueue())));
    settings.libraries().forEach(library -> libraries.add(LibraryBinding.of(library)));
    this.interpreter = scripts.engine().newInterpreter(scripts.language(), this);
    this.lane = new Lane(this, pool, watch, threads.lane(name));
  }

  /**
   * Runs a script's top level.
   *
   * @throws dev.httpsrv.api.ScriptStoppedException if that takes too long
   */
  void load(CompiledScript script) {
    registrations.add(script);
    current = script;
    aside(Work.loading(script.script().file(), limits, null), () -> interpreter.load(script));
    handlers = registrations.resolve(interpreter);
  }

  /**
   * Runs a script's top level, and stops it at once.
   *
   * @throws dev.httpsrv.api.ScriptStoppedException if that works; the interpreter is as before
   */
  void tryToStop(CompiledScript script) {
    alone(Work.trying(script.script().file()), () -> interpreter.load(script));
  }

  /** Runs a call outside of the pool on this thread; the watch looks at it as at any other. */
  private void alone(Work work, Runnable body) {
    ongoing.begin(watch.now(), work);
    watch.add(this);
    try {
      run(ofNothing(body));
    } finally {
      ongoing.end();
      watch.remove(this);
    }
  }

  /** Runs a call outside of the pool, which its caller leaves alone if nothing stops it. */
  private void aside(Work work, Runnable body) {
    LaneCall call = new LaneCall(work, null, this, ofNothing(body));
    watch.add(this);
    try {
      Threads.start(name + "-aside", () -> runAside(call));
      call.result();
    } finally {
      if (!call.isGivenUp()) {
        ongoing.end();
        watch.remove(this);
      }
    }
  }

  private void runAside(LaneCall call) {
    call.run(this, watch.now());
    if (call.isGivenUp()) {
      ongoing.end();
      watch.remove(this);
    }
  }

  private static Function<LoadedInterpreter, @Nullable Object> ofNothing(Runnable body) {
    return _ -> {
      body.run();
      return null;
    };
  }

  /**
   * Runs a call that has begun.
   *
   * @throws dev.httpsrv.api.ScriptStoppedException if it passed a limit, however it ended
   */
  @Nullable Object run(Function<LoadedInterpreter, @Nullable Object> body) {
    try {
      Object result = body.apply(this);
      if (!ongoing.isToEnd()) {
        return result; // as nearly always
      }
      throwIfStopped();
      return result;
    } catch (AbandonedCall e) {
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
        throw ended(Limit.DEPTH, limits.passed(Limit.DEPTH), raised.location().orElse(null));
      }
      throw Objects.requireNonNull(ongoing.begun()).work().raised(raised);
    }
  }

  /** Reports a call that ended by what it passed, and may have left a change half made. */
  private ScriptStoppedException ended(
      Limit passed, String message, @Nullable ScriptLocation location) {
    OngoingCall.Begun call = Objects.requireNonNull(ongoing.begun());
    retireFor(call);
    counts().stop();
    return call.work().stopped(passed, message, location);
  }

  private void throwIfStopped() {
    Stop stop = ongoing.takeStop();
    if (stop != null) {
      if (async != null) {
        async.end();
      }
      throw stop.end();
    }
  }

  /** Returns the modules, in the order in which they were registered. */
  List<Registration.OfModule> modules() {
    return registrations.modules();
  }

  /**
   * Runs a module's hook, if it has it.
   *
   * @throws ConfigurationException if the hook did not return true
   */
  void run(Hook hook, Registration.OfModule module) {
    if (module.hooks().functionNames().contains(hook.scriptName())) {
      call(hook, module);
    }
    if (hook == Hook.INIT) {
      initialized.add(module);
    }
  }

  private void call(Hook hook, Registration.OfModule module) {
    current = module.script();
    @Nullable Object[] returned = {null};
    aside(
        Work.loading(
            "%s of module %s".formatted(hook.scriptName(), module.name()), limits, module.origin()),
        () -> returned[0] = module.hooks().invoke(hook.scriptName()));
    Object result = returned[0];
    checkSettled(result, module.origin());
    if (!Boolean.TRUE.equals(result)) {
      throw new ConfigurationException(
          List.of(
              new Problem(
                  module.origin(),
                  "%s of module \"%s\" returned %s; return true when it worked"
                      .formatted(
                          hook.scriptName(), module.name(), result == null ? "nothing" : result))));
    }
    handlers = registrations.resolve(interpreter);
  }

  /** Ends loading: from now on scripts answer, and register no more. */
  void seal() {
    loading = false;
  }

  /** Takes it, if nobody else has. */
  boolean take() {
    return !taken.get() && taken.compareAndSet(false, true);
  }

  /** Returns whether nobody has taken it. */
  boolean isFree() {
    return !taken.get();
  }

  /** Lets others take it. */
  void free() {
    taken.set(false);
  }

  @Override
  public OngoingCall ongoing() {
    return ongoing;
  }

  @Override
  public @Nullable Runnable atSafepoint(Thread thread, Runnable action) {
    return interpreter.atSafepoint(thread, action);
  }

  /** Returns what the watch has seen of its calls; the watch's own. */
  Observation observation() {
    return observation;
  }

  @Override
  public Optional<ScriptLocation> callSite() {
    return interpreter.callSite();
  }

  @Override
  public void retire() {
    if (!loading) { // else nobody uses it once loading has failed
      retired = true;
      pool.retire(this);
    }
  }

  private void retireFor(OngoingCall.Begun call) {
    call.work().probation().stopped(System.nanoTime() - progress().began());
    retire();
  }

  @Override
  public void cancel() {
    cancelled = true;
    closeInterpreter();
  }

  @Override
  public StopCounts.OfLanguage counts() {
    return loading ? new StopCounts.OfLanguage() : counts;
  }

  /** Returns whether its scripts may still register. */
  boolean isLoading() {
    return loading;
  }

  /** Returns its scripts' language. */
  String language() {
    return scripts.language();
  }

  /** Returns the script that runs, or ran last; null before the first. */
  @Nullable CompiledScript current() {
    return current;
  }

  @Override
  public boolean isHeld() {
    return held.get() > 0;
  }

  /** Returns whether no further call may begin in it. */
  boolean isRetired() {
    return retired;
  }

  /** Returns whether no further call may begin in it, and none will come back to it. */
  boolean isDone() {
    return retired && held.get() == 0;
  }

  @Override
  public void hold() {
    held.incrementAndGet();
  }

  @Override
  public void letGo() {
    if (held.decrementAndGet() == 0 && retired) {
      pool.closeIfDone(this);
    }
  }

  /** Returns whether it is one of a pool. */
  @SuppressWarnings("ReferenceEquality") // a pool is itself alone
  boolean isOf(InterpreterPool other) {
    return pool == other;
  }

  /** Returns what runs its calls for other threads. */
  Lane lane() {
    return lane;
  }

  /** Runs the n-th route's handler. */
  @Nullable Object handle(int index, ExchangeSession session) {
    Registrations.Answering answering = handlers[index];
    CompiledScript script = answering.route().script();
    if (current != script) { // a store costs more than this where the collector is told of it
      current = script;
    }
    if (async != null) {
      async = null;
    }
    session.runIn(this, name, answering.route().context());
    Object result = answering.function().call(session);
    if (result instanceof PendingResult pending) {
      follow(session, pending);
    }
    return result;
  }

  private void follow(ExchangeSession session, PendingResult pending) {
    OngoingCall.Progress progress = ongoing.progress(observation);
    Limits own = progress.work().limits();
    session.follow(
        pending,
        Duration.ofNanos(own.time().toNanos() - (System.nanoTime() - progress.began())),
        () -> progress.work().stopped(Limit.TIME, own.passed(Limit.TIME), null));
    if (async != null) {
      async.onStop(session::stopped);
    }
  }

  /** Runs the n-th command; what it prints goes to the output. */
  void run(int command, CommandLine line, Consumer<String> output) {
    Registrations.Command known = registrations.command(command);
    current = known.registered().script();
    this.output = output;
    try {
      checkSettled(known.function().call(line), known.registered().origin());
    } finally {
      this.output = null;
    }
  }

  /**
   * Runs the deinit hooks of modules that began, the last module's first, and ends. Where a call
   * was given up, it runs no hook, and does not wait.
   */
  @Override
  public void close() {
    if (!cancelled && !ongoing.isOngoing()) {
      deinitialize();
    }
    lane.close();
    if (ongoing.isOngoing()) {
      Threads.start("httpsrv-cancel", this::closeInterpreter);
    } else {
      closeInterpreter();
    }
  }

  private void deinitialize() {
    for (Registration.OfModule module : initialized.reversed()) {
      try {
        run(Hook.DEINIT, module);
      } catch (HttpsrvException e) {
        LOG.warn("{}", Problems.text(e));
      } catch (RuntimeException | Error e) {
        LOG.warn("deinit of module {} failed", module.name(), e);
      }
    }
    initialized.clear();
  }

  private void closeInterpreter() {
    try {
      interpreter.close();
    } catch (RuntimeException | Error e) {
      LOG.warn("an interpreter for {} could not be closed", scripts.language(), e);
    }
  }

  @Override
  public List<LibraryBinding> libraries() {
    return libraries;
  }

  @Override
  public Optional<CompiledScript> find(String name) {
    Optional<CompiledScript> found = scripts.find(name);
    found.ifPresent(registrations::add);
    return found;
  }

  /** What a command or hook awaits has been waited for; what is left cannot happen any more. */
  private static void checkSettled(@Nullable Object result, ScriptLocation origin) {
    if (result instanceof PendingResult) {
      throw new ScriptRaisedException(
          "the promise is still pending when everything it can wait for has happened",
          List.of(new ScriptFrame("promise", origin)),
          null);
    }
  }

  @Override
  public @Nullable Object await(Waiting waiting) {
    Runnable goOn = waitsInPlace() ? null : interpreter.pause();
    return goOn == null ? InterpreterHost.super.await(waiting) : awaits.await(waiting, goOn);
  }

  @Override
  public void whenDone(Waiting waiting, BiConsumer<@Nullable Object, @Nullable Throwable> then) {
    if (waitsInPlace()) {
      InterpreterHost.super.whenDone(waiting, then);
      return;
    }
    AsyncCall own = async;
    if (own == null) {
      own = new AsyncCall();
      async = own;
    }
    awaits.whenDone(waiting, then, own);
  }

  /** While scripts are loaded nobody else may come in; a command's output belongs to its call. */
  private boolean waitsInPlace() {
    return loading || output != null;
  }

  /** Returns what the call in progress goes on with, when others have used the interpreter. */
  State state() {
    return new State(current, async);
  }

  /** Lets a call go on. */
  void goOn(State state) {
    current = state.script;
    async = state.async;
  }

  /** What an interpreter knows of a call. */
  record State(@Nullable CompiledScript script, @Nullable AsyncCall async) {}

  /** Returns what the current thread's call has used up until now. */
  OngoingCall.Progress progress() {
    return ongoing.progress(observation);
  }

  /** Has the current thread's call end; running what is returned ends it at once. */
  Stop stopHere(Limit passed) {
    OngoingCall.Begun call = Objects.requireNonNull(ongoing.begun());
    Stop stop = new Stop(this, call, passed, System.nanoTime());
    ongoing.stop(stop);
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
  public void checkStop() {
    if (ongoing.isToEnd()) {
      Stop stop = ongoing.stopOf(ongoing.begun());
      if (stop != null && stop.isOfThread()) {
        stop.run();
      }
    }
  }

  @Override
  public void unhandled(HttpsrvException error) {
    CompiledScript script = current;
    HttpsrvException told =
        script != null && error instanceof ScriptRaisedException raised
            ? raised.placed(new ScriptLocation(script.script().file(), 0))
            : error;
    LOG.warn(
        "{}, in a promise that nobody handles; await it, or catch the error", Problems.text(told));
  }

  @Override
  public void print(String text) {
    Consumer<String> console = output;
    if (console != null) {
      console.accept(text);
    } else {
      CompiledScript script = current;
      PRINT.info(
          "{}:{}: {}",
          Instant.now().getEpochSecond(),
          script == null ? scripts.language() : script.script().name(),
          text);
    }
  }
}
