package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.Problem;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.runtime.limit.Limits;
import dev.httpsrv.runtime.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads scripts into an interpreter that is none of a pool's yet: runs their top levels, and the
 * hooks of their modules. One thread at a time uses it, and nobody else the interpreter.
 */
final class ScriptLoader {

  private static final Logger LOG = LoggerFactory.getLogger(ScriptLoader.class);

  private final LoadedInterpreter interpreter;
  private final Interpreter engine;
  private final ScriptHost host;
  private final InterpreterRegistrations registrations;
  private final BusyWatch watch;
  private final Limits limits;
  private final List<Registration.OfModule> initialized = new ArrayList<>();
  private volatile boolean loading = true;
  private volatile boolean ending;

  ScriptLoader(
      LoadedInterpreter interpreter,
      Interpreter engine,
      ScriptHost host,
      InterpreterRegistrations registrations,
      BusyWatch watch,
      Limits limits) {
    this.interpreter = interpreter;
    this.engine = engine;
    this.host = host;
    this.registrations = registrations;
    this.watch = watch;
    this.limits = limits;
  }

  /**
   * Runs a script's top level, and finds what it registered by name, which may run more of it.
   *
   * @throws dev.httpsrv.api.ScriptStoppedException if that takes too long
   */
  void load(CompiledScript script) {
    registrations.add(script);
    host.begins(script);
    aside(
        Work.loading(script.script().file(), limits, null),
        () -> {
          engine.load(script);
          registrations.resolve(engine);
        });
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
    host.begins(module.script());
    aside(
        Work.loading(
            "%s of module %s".formatted(hook.scriptName(), module.name()), limits, module.origin()),
        () -> {
          check(hook, module, module.hooks().invoke(hook.scriptName()));
          registrations.resolve(engine);
        });
  }

  private static void check(Hook hook, Registration.OfModule module, @Nullable Object result) {
    ScriptHost.checkSettled(result, module.origin());
    if (!Boolean.TRUE.equals(result)) {
      throw new ConfigurationException(
          List.of(
              new Problem(
                  module.origin(),
                  "%s of module \"%s\" returned %s; return true when it worked"
                      .formatted(hook.scriptName(), module.name(), wording(result)))));
    }
  }

  /** Returns what to call a result; the text of any other value may be a function of its script. */
  private static Object wording(@Nullable Object result) {
    return switch (result) {
      case null -> "nothing";
      case Boolean _, Number _, String _ -> result;
      default -> "a value";
    };
  }

  /** Returns whether scripts may still register. */
  boolean isLoading() {
    return loading;
  }

  /** Returns whether nobody else may come in, since scripts are loaded or end. */
  boolean isAlone() {
    return loading || ending;
  }

  /** Ends loading: from now on scripts answer, and register no more. */
  void seal() {
    loading = false;
  }

  /** Runs the deinit hooks of modules that began, the last module's first. */
  void deinitialize() {
    ending = true;
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

  /**
   * Runs a script's top level, and stops it at once.
   *
   * @throws dev.httpsrv.api.ScriptStoppedException if that works; the interpreter is as before
   */
  void tryToStop(CompiledScript script) {
    interpreter.ongoing().begin(watch.now(), Work.trying(script.script().file()));
    watch.add(interpreter);
    try {
      interpreter.run(ofNothing(() -> engine.load(script)));
    } finally {
      unwatch();
    }
  }

  /** Runs a call in a thread of its own, which is left alone if nothing stops it. */
  private void aside(Work work, Runnable body) {
    LaneCall call = new LaneCall(work, null, interpreter, ofNothing(body));
    watch.add(interpreter);
    try {
      Threads.start(interpreter.name() + "-aside", work.limits().depth(), () -> runAside(call));
      call.result();
    } finally {
      if (!call.isGivenUp()) {
        unwatch();
      }
    }
  }

  private void runAside(LaneCall call) {
    call.run(interpreter, watch.now());
    if (call.isGivenUp()) {
      unwatch();
    }
  }

  private void unwatch() {
    interpreter.ongoing().end();
    watch.remove(interpreter);
  }

  private static Function<LoadedInterpreter, @Nullable Object> ofNothing(Runnable body) {
    return _ -> {
      body.run();
      return null;
    };
  }
}
