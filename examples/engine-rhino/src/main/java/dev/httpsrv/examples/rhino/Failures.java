package dev.httpsrv.examples.rhino;

import dev.httpsrv.api.*;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.*;

/** Turns Java's exceptions into errors of the script, and those into httpsrv's exceptions. */
final class Failures {

  private static final Object CAUSE = new Object();

  private final Scriptable scope;

  // What a script raised, by what Java saw of it; it goes through Java unchanged.
  private final Map<Throwable, RhinoException> raised = new WeakHashMap<>();

  Failures(Scriptable scope) {
    this.scope = scope;
  }

  /** Returns a function for scripts whose exceptions are errors of the script. */
  LambdaFunction guarded(String name, SerializableCallable code) {
    return new LambdaFunction(
        scope,
        name,
        0,
        (cx, own, self, arguments) -> {
          try {
            return code.call(cx, own, self, arguments);
          } catch (RuntimeException e) {
            throw raise(cx, name, e);
          }
        });
  }

  private RhinoException raise(Context cx, String function, RuntimeException e) {
    RhinoException known = e instanceof RhinoException own ? own : raised.get(e);
    if (known != null) {
      return known;
    }
    String message =
        switch (e) {
          case IllegalArgumentException _, IllegalStateException _, HttpsrvException _ ->
              String.valueOf(e.getMessage());
          default -> function + ": internal error";
        };
    var error = (ScriptableObject) cx.newObject(scope, "Error", new Object[] {message});
    error.associateValue(
        CAUSE, e instanceof HttpsrvException ? e : new ScriptRaisedException(message, here(), e));
    return new JavaScriptException(error, function, 0);
  }

  /** Returns what an error means that no script caught. */
  HttpsrvException translate(Throwable error) {
    if (error instanceof JavaScriptException thrown
        && thrown.getValue() instanceof ScriptableObject value
        && value.getAssociatedValue(CAUSE) instanceof HttpsrvException cause) {
      return cause;
    } else if (error instanceof RhinoException e) {
      HttpsrvException translated = new ScriptRaisedException(e.details(), frames(e), null);
      raised.put(translated, e);
      return translated;
    }
    return new ScriptRaisedException("too much recursion", List.of(), error);
  }

  /** Returns the script's frames in this thread, innermost first. */
  static List<ScriptFrame> here() {
    return frames(new EvaluatorException(""));
  }

  private static List<ScriptFrame> frames(RhinoException e) {
    return Arrays.stream(e.getScriptStack(100, null)).map(Failures::frame).toList();
  }

  private static ScriptFrame frame(ScriptStackElement element) {
    @Nullable String name = element.functionName;
    ScriptLocation location = new ScriptLocation(element.fileName, element.lineNumber);
    return new ScriptFrame(name == null ? "(anonymous)" : name, location);
  }
}
