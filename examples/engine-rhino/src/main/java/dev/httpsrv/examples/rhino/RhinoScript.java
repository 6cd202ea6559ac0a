package dev.httpsrv.examples.rhino;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Script;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;

/** A script that parses. */
record RhinoScript(Script script, String text) implements CompiledScript {

  // On the first line, so that lines keep their numbers. The script is a function of its own inside
  // that of the parameters, so that it may declare "module" itself; it returns a function that
  // closes over its declarations, which is how they are found.
  private static final String MODULE =
      "(function (exports, require, module, __filename) { return function () { %s\n"
          + ";return function () {}; }; })";

  /** Parses a script by itself: a brace too many would end the function around it. */
  static RhinoScript parse(Context cx, Script script) {
    String text = new String(script.source(), UTF_8);
    try {
      cx.compileString(text, script.file(), 1, null);
      return new RhinoScript(script, text);
    } catch (EvaluatorException e) {
      ScriptLocation location = new ScriptLocation(script.file(), e.lineNumber());
      throw new ScriptSyntaxException(location, e.details());
    }
  }

  /** Returns the function around the script; what Rhino compiles belongs to one interpreter. */
  Function module(Context cx, Scriptable scope) {
    return (Function) cx.evaluateString(scope, MODULE.formatted(text), script.file(), 1, null);
  }
}
