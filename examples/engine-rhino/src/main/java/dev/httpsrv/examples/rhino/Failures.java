package dev.httpsrv.examples.rhino;

import dev.httpsrv.api.*;
import java.util.*;
import org.mozilla.javascript.*;

/**
 * Turns Java's exceptions into errors of the script, and those into httpsrv's exceptions.
 *
 * @param raised what a script raised, by what Java saw of it: it goes through Java unchanged
 */
record Failures(Scriptable scope, Map<Throwable, RhinoException> raised) {

  private static final Object CAUSE = new Object();
  private static final String FULL_STACK = "Exceeded maximum stack depth";

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
    if (!(error instanceof RhinoException e)) {
      return new ScriptRaisedException("too much recursion", List.of(), error);
    }
    Object value = e instanceof JavaScriptException thrown ? thrown.getValue() : e;
    var object = value instanceof ScriptableObject own ? own : null;
    if (object != null && object.getAssociatedValue(CAUSE) instanceof HttpsrvException cause) {
      return cause;
    }
    boolean isError = value == e || (object != null && object.getClassName().equals("Error"));
    Throwable full = e.details().contains(FULL_STACK) ? new StackOverflowError() : null;
    HttpsrvException translated =
        isError
            ? new ScriptRaisedException(e.details(), frames(e), full)
            : ScriptRaisedException.ofValue(new ScriptData(Values.tree(value, 0)), frames(e));
    raised.put(translated, e);
    return translated;
  }

  /** Returns the script's frames in this thread, innermost first. */
  static List<ScriptFrame> here() {
    return frames(new EvaluatorException(""));
  }

  private static List<ScriptFrame> frames(RhinoException e) {
    return Arrays.stream(e.getScriptStack(100, null))
        .map(
            each ->
                new ScriptFrame(
                    Objects.requireNonNullElse(each.functionName, "(anonymous)"),
                    new ScriptLocation(each.fileName, each.lineNumber)))
        .toList();
  }
}
