package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.CommandLine;
import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.FunctionName;
import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.Problem;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptTable;
import dev.httpsrv.api.Session;
import dev.httpsrv.api.Waiting;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.LibraryBinding;
import dev.httpsrv.api.spi.PendingResult;
import dev.httpsrv.runtime.exchange.ExchangeSession;
import dev.httpsrv.runtime.exchange.SuspendedSessions;
import dev.httpsrv.runtime.library.CoreLibrary;
import dev.httpsrv.runtime.library.HttpsrvLibrary;
import dev.httpsrv.runtime.library.MsysLibrary;
import dev.httpsrv.runtime.library.Registrar;
import dev.httpsrv.runtime.problem.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An interpreter with its scripts, and what they registered. One thread at a time uses it; the pool
 * sees to that.
 */
final class LoadedInterpreter implements InterpreterHost, Registrar, Watched, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LoadedInterpreter.class);

  /** What scripts print outside of commands; the line is complete as it is. */
  private static final Logger PRINT = LoggerFactory.getLogger("httpsrv.print");

  private final String name;
  private final CompiledScripts scripts;
  private final InterpreterPool pool;
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
  private @Nullable Consumer<String> output;
  private boolean loading = true;
  private final AtomicBoolean taken = new AtomicBoolean(true);
  private final OngoingCall ongoing = new OngoingCall();

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
    this.suspended = settings.suspended();
    this.sink = sink;
    libraries.add(LibraryBinding.of(new MsysLibrary(this)));
    libraries.add(LibraryBinding.of(new HttpsrvLibrary(this)));
    libraries.add(LibraryBinding.of(new CoreLibrary(settings.mailQueue())));
    settings.libraries().forEach(library -> libraries.add(LibraryBinding.of(library)));
    this.interpreter = scripts.engine().newInterpreter(scripts.language(), this);
    this.lane = new Lane(this, pool, pool.threads().lane(name));
  }

  /** Runs a script's top level. */
  void load(CompiledScript script) {
    byFile.put(script.script().file(), script);
    current = script;
    interpreter.load(script);
    resolve();
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
    Object result = module.hooks().invoke(hook.scriptName());
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
    session.runIn(this, name, answering.route.context());
    Object result = answering.function.call(session);
    if (result instanceof PendingResult pending) {
      session.follow(pending);
    }
    return result;
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
    lane.close();
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
    pool.giveBack(this);
    try {
      return InterpreterHost.super.await(waiting);
    } finally {
      pool.regain(this);
      current = script;
      goOn.run();
    }
  }

  @Override
  public void whenDone(Waiting waiting, BiConsumer<@Nullable Object, @Nullable Throwable> then) {
    if (waitsInPlace()) {
      InterpreterHost.super.whenDone(waiting, then);
      return;
    }
    CompiledScript script = current;
    Thread.ofVirtual().name("httpsrv-wait").start(() -> waitAside(waiting, then, script));
  }

  private void waitAside(
      Waiting waiting,
      BiConsumer<@Nullable Object, @Nullable Throwable> then,
      @Nullable CompiledScript script) {
    Object result = null;
    Throwable failure = null;
    try {
      result = InterpreterHost.super.await(waiting);
    } catch (RuntimeException e) {
      failure = e;
    }
    Object value = result;
    Throwable thrown = failure;
    pool.callLater(this, () -> handOver(then, value, thrown, script));
  }

  private void handOver(
      BiConsumer<@Nullable Object, @Nullable Throwable> then,
      @Nullable Object result,
      @Nullable Throwable failure,
      @Nullable CompiledScript script) {
    current = script;
    try {
      then.accept(result, failure);
    } catch (RuntimeException e) {
      LOG.error("What was waited for could not be handed to the script", e);
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

  /** A route's function, found in this interpreter. */
  private record Answering(Registration.OfRoute route, ScriptFunction function) {}
}
