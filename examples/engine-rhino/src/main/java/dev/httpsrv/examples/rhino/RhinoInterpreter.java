package dev.httpsrv.examples.rhino;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.spi.*;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.Script;
import java.nio.file.Path;
import java.util.*;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.*;

/** One global scope with the libraries, and the scripts in it as CommonJS modules. */
final class RhinoInterpreter implements Interpreter {

  // On the first line, so that lines keep their numbers. The script is a function of its own inside
  // that of the parameters, so that it may declare "module" itself; it returns a function that
  // closes over its declarations, which is how they are found.
  private static final String MODULE =
      "(function (exports, require, module, __filename) { return function () { %s\n"
          + ";return function () {}; }; })";

  final InterpreterHost host;
  private final ContextFactory contexts;
  private final Context context;
  private final ScriptableObject scope;
  private final Failures failures;
  private final Values values;
  private final Map<String, ScriptableObject> libraries = new HashMap<>();
  private final Map<String, Scriptable> modules = new HashMap<>();
  private final Map<String, Scriptable> declarations = new HashMap<>();

  RhinoInterpreter(ContextFactory contexts, InterpreterHost host) {
    this.host = host;
    this.contexts = contexts;
    try (Context cx = contexts.enterContext()) {
      context = cx;
      scope = cx.initSafeStandardObjects();
      failures = new Failures(scope, new WeakHashMap<>());
      values = new Values(this, scope, failures);
      for (LibraryBinding each : host.libraries()) {
        ScriptableObject library = library(cx, each.paths().getFirst());
        values.define(cx, library, each.type(), each.target());
        each.paths().forEach(path -> place(cx, path, library));
      }
      scope.put("print", scope, failures.guarded("print", (_, _, _, texts) -> print(texts)));
    }
  }

  @Override
  public void load(CompiledScript script) {
    enter(cx -> run(cx, script.script()));
  }

  @Override
  public Optional<ScriptFunction> function(CompiledScript script, String name) {
    Scriptable own = declarations.get(script.script().name());
    return Optional.ofNullable(own == null ? null : values.function(own.get(name, own)));
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

  private @Nullable Object enter(java.util.function.Function<Context, @Nullable Object> code) {
    boolean outermost = Context.getCurrentContext() == null;
    try (Context cx = contexts.enterContext(context)) {
      Object result = code.apply(cx);
      if (outermost) {
        cx.processMicrotasks();
      }
      return result;
    } catch (RhinoException | StackOverflowError e) {
      throw failures.translate(e);
    }
  }

  private Object print(Object[] texts) {
    host.print(Arrays.stream(texts).map(Context::toString).collect(Collectors.joining("\t")));
    return Undefined.instance;
  }

  private ScriptableObject library(Context cx, String path) {
    ScriptableObject known = libraries.get(path);
    return known == null ? place(cx, path, (ScriptableObject) cx.newObject(scope)) : known;
  }

  private ScriptableObject place(Context cx, String path, ScriptableObject library) {
    int dot = path.lastIndexOf('.');
    Scriptable parent = dot < 0 ? scope : library(cx, path.substring(0, dot));
    parent.put(path.substring(dot + 1), parent, library);
    libraries.put(path, library);
    return library;
  }

  /** Runs a script, unless it has run, and returns what it exports. */
  private @Nullable Object run(Context cx, Script script) {
    String name = script.name();
    Scriptable module = modules.get(name);
    if (module == null) {
      module = cx.newObject(scope);
      Scriptable exports = cx.newObject(scope);
      module.put("exports", module, exports);
      modules.put(name, module);
      try {
        Function require = failures.guarded("require", (own, _, _, of) -> require(own, name, of));
        String text = MODULE.formatted(new String(script.source(), UTF_8));
        Function outer = (Function) cx.evaluateString(scope, text, script.file(), 1, null);
        Object[] given = {exports, require, module, script.file()};
        Function main = (Function) outer.call(cx, scope, scope, given);
        Function last = (Function) main.call(cx, scope, exports, given);
        declarations.put(name, last.getParentScope());
      } catch (RuntimeException | Error e) {
        modules.remove(name);
        throw e;
      }
    }
    return ScriptableObject.getProperty(module, "exports");
  }

  private @Nullable Object require(Context cx, String from, Object[] arguments) {
    String given = arguments.length == 0 ? "undefined" : Context.toString(arguments[0]);
    Path path = Path.of(given.replaceFirst("\\.js$", ""));
    Path beside = Path.of(from.replace('.', '/')).resolveSibling(path).normalize();
    String name = (given.startsWith(".") ? beside : path).toString().replaceAll("[/\\\\]", ".");
    if (libraries.containsKey(name)) {
      return libraries.get(name);
    }
    Optional<CompiledScript> script = host.find(name);
    if (script.isEmpty()) {
      throw new IllegalArgumentException("require: no script or library is named " + given);
    }
    return run(cx, script.get().script());
  }
}
