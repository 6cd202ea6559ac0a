package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.CommandLine;
import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.FunctionName;
import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.Limit;
import dev.httpsrv.api.Problem;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptStoppedException;
import dev.httpsrv.api.ScriptTable;
import dev.httpsrv.api.Session;
import dev.httpsrv.api.Waiting;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.LibraryBinding;
import dev.httpsrv.api.spi.PendingResult;
import dev.httpsrv.runtime.exchange.ExchangeSession;
import dev.httpsrv.runtime.exchange.Home;
import dev.httpsrv.runtime.exchange.SuspendedSessions;
import dev.httpsrv.runtime.library.CoreLibrary;
import dev.httpsrv.runtime.library.HttpsrvLibrary;
import dev.httpsrv.runtime.library.MsysLibrary;
import dev.httpsrv.runtime.library.Registrar;
import dev.httpsrv.runtime.limit.Limits;
import dev.httpsrv.runtime.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
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
final class LoadedInterpreter implements InterpreterHost, Registrar, Watched, Home, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LoadedInterpreter.class);

  /** What scripts print outside of commands; the line is complete as it is. */
  private static final Logger PRINT = LoggerFactory.getLogger("httpsrv.print");

  private final String name;
  private final CompiledScripts scripts;
  private final InterpreterPool pool;
  private final BusyWatch watch;
  private final Limits limits;
  private final SuspendedSessions suspended;
  private final RegistrationSink sink;
  private final List<LibraryBinding> libraries = new ArrayList<>();
  private final Map<String, CompiledScript> byFile = new HashMap<>();
  private final List<Registration.OfRoute> routes = new ArrayList<>();
  private final List<Registration.OfCommand> commands = new ArrayList<>();
  private final List<Registration.OfModule> modules = new ArrayList<>();
  private final List<Registration.OfModule> initialized = new ArrayList<>();
  private Answering[] handlers = {};
  private final List<ScriptFunction> commandFunctions = new ArrayList<>();
  private final Interpreter interpreter;
  private final Lane lane;
  private @Nullable CompiledScript current;
  private @Nullable Fate fate;
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
      GenerationSettings settings,
      RegistrationSink sink) {
    this.name = scripts.language() + "-" + number;
    this.scripts = scripts;
    this.pool = pool;
    this.watch = settings.watch();
    this.limits = settings.limits().defaults();
    this.counts = settings.counts().of(scripts.language());
    this.suspended = settings.suspended();
    this.sink = sink;
    libraries.add(LibraryBinding.of(new MsysLibrary(this)));
    libraries.add(LibraryBinding.of(new HttpsrvLibrary(this)));
    libraries.add(LibraryBinding.of(new CoreLibrary(settings.mailQueue())));
    settings.libraries().forEach(library -> libraries.add(LibraryBinding.of(library)));
    this.interpreter = scripts.engine().newInterpreter(scripts.language(), this);
    this.lane = new Lane(this, pool, pool.threads().lane(name));
  }

  /**
   * Runs a script's top level.
   *
   * @throws dev.httpsrv.api.ScriptStoppedException if that takes too long
   */
  void load(CompiledScript script) {
    byFile.put(script.script().file(), script);
    current = script;
    alone(Work.loading(script.script().file(), limits), () -> interpreter.load(script));
    resolve();
  }

  /**
   * Runs a script's top level, and stops it at once.
   *
   * @throws dev.httpsrv.api.ScriptStoppedException if that works; the interpreter is as before
   */
  void tryToStop(CompiledScript script) {
    alone(Work.trying(script.script().file()), () -> interpreter.load(script));
  }

  /** Runs a call outside of the pool; the watch looks at it as at any other. */
  private void alone(Work work, Runnable body) {
    ongoing.begin(watch.now(), work);
    watch.add(this);
    try {
      run(
          _ -> {
            body.run();
            return null;
          });
    } finally {
      ongoing.end();
      watch.remove(this);
    }
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
      throw outOfMemory();
    } catch (RuntimeException | Error e) {
      throwIfStopped();
      throw e;
    }
  }

  private ScriptStoppedException outOfMemory() {
    OngoingCall.Begun call = Objects.requireNonNull(ongoing.begun());
    retire();
    counts().stop();
    return call.work().stopped(Limit.MEMORY, "the JVM has no memory left for it", null);
  }

  private void throwIfStopped() {
    Stop stop = ongoing.takeStop();
    if (stop != null) {
      throw stop.end();
    }
  }

  /** Returns the modules, in the order in which they were registered. */
  List<Registration.OfModule> modules() {
    return modules;
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
    alone(
        Work.loading("%s of module %s".formatted(hook.scriptName(), module.name()), limits),
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
    resolve();
  }

  /** Ends loading: from now on scripts answer, and register no more. */
  void seal() {
    loading = false;
  }

  /** Takes it, if nobody else has. */
  boolean take() {
    return !taken.get() && taken.compareAndSet(false, true);
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

  @Override
  public void cancel() {
    cancelled = true;
    closeInterpreter();
  }

  @Override
  public StopCounts.OfLanguage counts() {
    return loading ? new StopCounts.OfLanguage() : counts;
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
    Answering answering = handlers[index];
    CompiledScript script = answering.route.script();
    if (current != script) { // a store costs more than this where the collector is told of it
      current = script;
    }
    if (fate != null) {
      fate = null;
    }
    session.runIn(this, name, answering.route.context());
    Object result = answering.function.call(session);
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
    if (fate != null) {
      fate.onStop(session::stopped);
    }
  }

  /** Runs the n-th command; what it prints goes to the output. */
  void run(int command, CommandLine line, Consumer<String> output) {
    current = commands.get(command).script();
    this.output = output;
    try {
      checkSettled(commandFunctions.get(command).call(line), commands.get(command).origin());
    } finally {
      this.output = null;
    }
  }

  /** Runs the deinit hooks of modules that began, the last module's first, and ends. */
  @Override
  public void close() {
    if (!cancelled) {
      deinitialize();
    }
    lane.close();
    closeInterpreter();
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
    found.ifPresent(script -> byFile.put(script.script().file(), script));
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
    if (goOn == null) {
      return InterpreterHost.super.await(waiting);
    }
    CompiledScript script = current;
    OngoingCall.Progress progress = ongoing.progress(observation);
    Fate own = fate;
    Wait wait = watch.waits().begin(progress);
    hold();
    pool.giveBack(this);
    boolean late = false;
    try {
      return InterpreterHost.super.await(waiting);
    } finally {
      late = watch.waits().end(wait);
      pool.regain(this, progress);
      letGo();
      current = script;
      fate = own;
      goOn.run();
      if (late) {
        stopHere(Limit.TIME).run();
      }
    }
  }

  /** Has the current thread's call end; running what is returned ends it at once. */
  private Stop stopHere(Limit passed) {
    OngoingCall.Begun call = Objects.requireNonNull(ongoing.begun());
    Stop stop = new Stop(this, call, passed, System.nanoTime());
    ongoing.stop(stop);
    retire();
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
  public void whenDone(Waiting waiting, BiConsumer<@Nullable Object, @Nullable Throwable> then) {
    if (waitsInPlace()) {
      InterpreterHost.super.whenDone(waiting, then);
      return;
    }
    CompiledScript script = current;
    Fate own = fate;
    if (own == null) {
      own = new Fate();
      fate = own;
    }
    Aside aside = new Aside(script, own, ongoing.progress(observation));
    hold();
    Thread.ofVirtual().name("httpsrv-wait").start(() -> waitAside(waiting, then, aside));
  }

  private void waitAside(
      Waiting waiting, BiConsumer<@Nullable Object, @Nullable Throwable> then, Aside aside) {
    Object result = null;
    Throwable failure = null;
    Wait wait = watch.waits().begin(aside.progress);
    boolean late;
    try {
      result = InterpreterHost.super.await(waiting);
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      late = watch.waits().end(wait);
    }
    if (late) {
      letGo(); // nobody waits for the handler any more
      return;
    }
    Object value = result;
    Throwable thrown = failure;
    pool.callLater(this, aside.progress, aside.fate, () -> handOver(then, value, thrown, aside));
  }

  private void handOver(
      BiConsumer<@Nullable Object, @Nullable Throwable> then,
      @Nullable Object result,
      @Nullable Throwable failure,
      Aside aside) {
    current = aside.script;
    fate = aside.fate;
    try {
      then.accept(result, failure);
    } catch (RuntimeException e) {
      if (ongoing.isToEnd()) {
        throw e;
      }
      LOG.error("What was waited for could not be handed to the script", e);
    } finally {
      letGo();
    }
  }

  /** While scripts are loaded nobody else may come in; a command's output belongs to its call. */
  private boolean waitsInPlace() {
    return loading || output != null;
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

  @Override
  public void route(
      @Nullable String method,
      String endpoint,
      FunctionReference handler,
      @Nullable Object context) {
    ScriptLocation origin = checkLoading("register");
    add(
        new Registration.OfRoute(
            false, method, endpoint, handler, context, scriptAt(origin), origin));
  }

  @Override
  public void guard(@Nullable String method, String endpoint, FunctionReference handler) {
    ScriptLocation origin = checkLoading("register_auth");
    add(new Registration.OfRoute(true, method, endpoint, handler, null, scriptAt(origin), origin));
  }

  private void add(Registration.OfRoute route) {
    sink.accept(routes.size(), route);
    routes.add(route);
  }

  @Override
  public @Nullable Session suspended(String event) {
    return suspended.find(event, this);
  }

  @Override
  public void command(String prefix, FunctionReference function) {
    ScriptLocation origin = checkLoading("registerControl");
    var command = new Registration.OfCommand(prefix, function, scriptAt(origin), origin);
    sink.accept(commands.size(), command);
    commands.add(command);
  }

  @Override
  public void module(String name, ScriptTable hooks) {
    ScriptLocation origin = checkLoading("registerModule");
    if (hooks.functionNames().stream().noneMatch(Hook.names()::contains)) {
      throw new IllegalArgumentException(
          "registerModule: module \"%s\" has no hook; give it some of init, rsrc_setup, deinit%s"
              .formatted(
                  name,
                  hooks.functionNames().isEmpty()
                      ? ""
                      : ". It has: " + String.join(", ", new TreeSet<>(hooks.functionNames()))));
    }
    for (Registration.OfModule other : modules) {
      if (other.name().equals(name)) {
        throw new IllegalArgumentException(
            "registerModule: \"%s\" is registered already, at %s; choose another name"
                .formatted(name, other.origin()));
      }
    }
    var module = new Registration.OfModule(name, hooks, scriptAt(origin), origin);
    sink.accept(modules.size(), module);
    modules.add(module);
  }

  private ScriptLocation checkLoading(String function) {
    if (!loading) {
      throw new IllegalStateException(
          "%s: the configuration is complete; register at a script's top level or in rsrc_setup"
              .formatted(function));
    }
    CompiledScript script = current;
    String file = script == null ? scripts.language() : script.script().file();
    return interpreter.callSite().orElse(new ScriptLocation(file, 0));
  }

  private CompiledScript scriptAt(ScriptLocation origin) {
    CompiledScript script = byFile.getOrDefault(origin.file(), current);
    if (script == null) {
      throw new IllegalStateException("no script is being loaded");
    }
    return script;
  }

  /** Finds the functions that were registered by name, now that the script has defined them. */
  private void resolve() {
    int known = handlers.length;
    if (known < routes.size()) {
      Answering[] all = Arrays.copyOf(handlers, routes.size());
      for (int i = known; i < all.length; i++) {
        Registration.OfRoute route = routes.get(i);
        all[i] = new Answering(route, function(route.handler(), route.script(), route.origin()));
      }
      handlers = all;
    }
    for (Registration.OfCommand command :
        commands.subList(commandFunctions.size(), commands.size())) {
      commandFunctions.add(function(command.function(), command.script(), command.origin()));
    }
  }

  private ScriptFunction function(
      FunctionReference reference, CompiledScript script, ScriptLocation origin) {
    return switch (reference) {
      case ScriptFunction function -> function;
      case FunctionName(String name) ->
          interpreter
              .function(script, name)
              .orElseThrow(
                  () ->
                      new ConfigurationException(
                          List.of(
                              new Problem(
                                  origin,
                                  "there is no function \"%s\"; define it in this script, outside of other functions, or pass the function itself"
                                      .formatted(name)))));
    };
  }

  /** What a handler goes on with that has waited outside of its interpreter. */
  private record Aside(@Nullable CompiledScript script, Fate fate, OngoingCall.Progress progress) {}

  /** A route's function, found in this interpreter. */
  private record Answering(Registration.OfRoute route, ScriptFunction function) {}
}
