package dev.httpsrv.examples.rhino;

import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.LibraryBinding;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** The libraries, and the scripts as CommonJS modules. */
final class Modules {

  private final Scriptable scope;
  private final Failures failures;
  private final InterpreterHost host;
  private final Map<String, ScriptableObject> libraries = new HashMap<>();
  private final Map<String, Scriptable> modules = new HashMap<>();
  private final Map<String, Scriptable> declarations = new HashMap<>();

  Modules(Scriptable scope, Failures failures, InterpreterHost host) {
    this.scope = scope;
    this.failures = failures;
    this.host = host;
  }

  /** Makes a library global at its dotted paths. */
  void bind(Context cx, Values values, LibraryBinding library) {
    ScriptableObject object = library(cx, library.paths().getFirst());
    values.define(cx, object, library.type(), library.target());
    library.paths().forEach(path -> place(cx, path, object));
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
  @Nullable Object run(Context cx, RhinoScript script) {
    String name = script.script().name();
    Scriptable module = modules.get(name);
    if (module == null) {
      module = cx.newObject(scope);
      Scriptable exports = cx.newObject(scope);
      module.put("exports", module, exports);
      Function require = failures.guarded("require", (own, _, _, of) -> require(own, name, of));
      Object[] given = {exports, require, module, script.script().file()};
      modules.put(name, module);
      try {
        Function main = (Function) script.module(cx, scope).call(cx, scope, scope, given);
        Function last = (Function) main.call(cx, scope, exports, Context.emptyArgs);
        declarations.put(name, last.getParentScope());
      } finally {
        if (!declarations.containsKey(name)) {
          modules.remove(name);
        }
      }
    }
    return ScriptableObject.getProperty(module, "exports");
  }

  /** Returns what a script declared by a name outside of its functions. */
  @Nullable Object find(String script, String name) {
    Scriptable own = declarations.get(script);
    return own == null ? null : own.get(name, own);
  }

  private @Nullable Object require(Context cx, String from, Object[] arguments) {
    String given = arguments.length == 0 ? "undefined" : Context.toString(arguments[0]);
    Path beside = Path.of(from.replace('.', '/')).resolveSibling(given.replaceFirst("\\.js$", ""));
    Path path = given.startsWith(".") ? beside.normalize() : Path.of(given);
    String name = path.toString().replaceAll("[/\\\\]", ".");
    if (libraries.containsKey(name)) {
      return libraries.get(name);
    }
    CompiledScript script =
        host.find(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "require: there is no script or library \"%s\"".formatted(given)));
    return run(cx, (RhinoScript) script);
  }
}
