package dev.httpsrv.examples.rhino;

import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** One global scope, and the scripts that were loaded into it. */
final class RhinoInterpreter implements Interpreter {

  private final ContextFactory contexts;
  private final Context context;
  private final ScriptableObject scope;
  private final Failures failures;
  private final Values values;
  private final Modules modules;

  RhinoInterpreter(ContextFactory contexts, InterpreterHost host) {
    this.contexts = contexts;
    try (Context cx = contexts.enterContext()) {
      context = cx;
      scope = cx.initSafeStandardObjects();
      failures = new Failures(scope);
      values = new Values(this, scope, failures);
      modules = new Modules(scope, failures, host);
      host.libraries().forEach(library -> modules.bind(cx, values, library));
      scope.put("print", scope, failures.guarded("print", (_, _, _, text) -> print(host, text)));
    }
  }

  @Override
  public void load(CompiledScript script) {
    enter(cx -> modules.run(cx, (RhinoScript) script));
  }

  @Override
  public Optional<ScriptFunction> function(CompiledScript script, String name) {
    return Optional.ofNullable(values.function(modules.find(script.script().name(), name)));
  }

  @Override
  public Optional<ScriptLocation> callSite() {
    return Failures.here().stream().findFirst().map(ScriptFrame::location);
  }

  @Override
  public void close() {}

  /** Calls a script's function from Java. */
  @Nullable Object call(Callable function, Scriptable self, @Nullable Object... arguments) {
    return enter(
        cx -> Values.result(function.call(cx, scope, self, values.toScript(cx, arguments))));
  }

  private @Nullable Object enter(Code code) {
    boolean outermost = Context.getCurrentContext() == null;
    try (Context cx = contexts.enterContext(context)) {
      Object result = code.run(cx);
      if (outermost) {
        cx.processMicrotasks();
      }
      return result;
    } catch (RhinoException | StackOverflowError e) {
      throw failures.translate(e);
    }
  }

  private static Object print(InterpreterHost host, Object[] values) {
    host.print(Arrays.stream(values).map(Context::toString).collect(Collectors.joining("\t")));
    return Undefined.instance;
  }

  private interface Code {
    @Nullable Object run(Context cx);
  }
}
