package dev.httpsrv.engine.graal;

import dev.httpsrv.api.EngineException;
import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptRaisedException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** Turns Java's exceptions into the script's errors, and the script's errors into Java's. */
final class Failures {

  /** What the languages make of it themselves. */
  private static final Set<String> STACK_FULL =
      Set.of(
          "RangeError: Maximum call stack size exceeded",
          "RecursionError: maximum recursion depth exceeded");

  private final GraalInterpreter interpreter;
  private final Ending ending = new Ending();

  Failures(GraalInterpreter interpreter) {
    this.interpreter = interpreter;
  }

  Ending ending() {
    return ending;
  }

  /** Returns a function whose exceptions are errors of the script. */
  ProxyExecutable guarded(String label, ProxyExecutable body) {
    return new ProxyExecutable() {
      @Override
      public @Nullable Object execute(Value... arguments) {
        try {
          return body.execute(arguments);
        } catch (PolyglotException e) {
          throw through(label, e);
        } catch (RuntimeException e) {
          throw raise(label, e);
        } catch (Error e) {
          throw raise(label, e);
        }
      }

      /** For a language that shows it; the Java class is not the script's. */
      @Override
      public String toString() {
        return "function";
      }
    };
  }

  /** Returns the script's error for an exception; throwing it from a proxy raises it. */
  RuntimeException raise(String label, RuntimeException e) {
    String message =
        switch (e) {
          case IllegalArgumentException _, IllegalStateException _, HttpsrvException _
              when e.getMessage() != null ->
              e.getMessage();
          default -> label + ": internal error";
        };
    return interpreter
        .guest()
        .error(e instanceof IllegalArgumentException, message, new HostCause(e));
  }

  /**
   * Returns the script's error for an error of the JVM; any other one is meant to end the call.
   *
   * @throws Error any other one
   */
  RuntimeException raise(String label, Error e) {
    return switch (e) {
      case StackOverflowError _ -> error(label + ": stack overflow", e);
      case VirtualMachineError _, LinkageError _, AssertionError _ ->
          error(label + ": internal error", e);
      default -> ending.intoScript(e);
    };
  }

  /** Returns what a script's error, which goes through Java, is for the script that called. */
  RuntimeException through(String label, PolyglotException e) {
    // Where it began there was no stack left to make it the script's.
    return e.isHostException() && e.asHostException() instanceof StackOverflowError overflow
        ? raise(label, overflow)
        : e;
  }

  private RuntimeException error(String message, Error e) {
    return interpreter.guest().error(false, message, new HostCause(e));
  }

  /**
   * Returns what an error means that no script caught.
   *
   * @throws Error the one by which an action at a safepoint ended the call
   * @throws OutOfMemoryError if that is what happened
   */
  HttpsrvException translate(PolyglotException e) {
    ending.rethrow(e);
    if (e.isInterrupted()) {
      Thread.currentThread().interrupt(); // GraalVM has taken that for itself
      return new ScriptRaisedException("interrupted", frames(e), null);
    }
    if (e.isCancelled()) {
      return new EngineException(GraalEngineProvider.ID, "the interpreter was stopped", e);
    }
    if (e.isExit() || isEndOfThread(e)) {
      return new ScriptRaisedException(
          "the script called exit, but cannot end the server; return, or raise an error",
          frames(e),
          null);
    }
    if (isStackFull(e)) {
      return new ScriptRaisedException(message(e), frames(e), new StackOverflowError(message(e)));
    }
    if (e.isResourceExhausted()) {
      throw new OutOfMemoryError(message(e));
    }
    if (e.isInternalError()) {
      return new EngineException(GraalEngineProvider.ID, "internal error: " + e.getMessage(), e);
    }
    Throwable cause = e.isHostException() ? e.asHostException() : causeOf(e);
    if (cause instanceof HttpsrvException original) {
      return original;
    }
    return new RaisedErrors(interpreter).of(e, cause);
  }

  /**
   * Returns whether Python's {@code os._exit} has ended it, which GraalPy takes for the thread's
   * end.
   */
  private static boolean isEndOfThread(PolyglotException e) {
    return e.isInternalError() && "java.lang.ThreadDeath".equals(e.getMessage());
  }

  /** Returns what it means that a promise was rejected with a value. */
  HttpsrvException raisedWith(Value reason) {
    try {
      return reason.isException() ? translate(thrown(reason)) : ofValue(reason, List.of());
    } catch (PolyglotException e) {
      ending.rethrow(e);
      return new ScriptRaisedException(message(e), frames(e), null);
    }
  }

  /** Returns what it means that a value was raised that is no error. */
  ScriptRaisedException ofValue(Value value, List<ScriptFrame> frames) {
    return ScriptRaisedException.ofValue(data(value), frames);
  }

  /** Returns a value as data. */
  ScriptData data(Value value) {
    return new ScriptData(interpreter.data().toTree(value));
  }

  /** Returns an error as it arrives in Java. */
  static PolyglotException thrown(Value error) {
    try {
      throw error.throwException();
    } catch (PolyglotException e) {
      return e;
    }
  }

  private static boolean isStackFull(PolyglotException e) {
    return e.isResourceExhausted()
        ? message(e).toLowerCase(Locale.ROOT).contains("stack")
        : e.isGuestException() && STACK_FULL.contains(message(e));
  }

  private static String message(PolyglotException e) {
    return String.valueOf(e.getMessage());
  }

  /** Returns the frames of an error in scripts, innermost first. */
  List<ScriptFrame> frames(PolyglotException e) {
    return interpreter.ofScripts(interpreter.guest().frames(e));
  }

  /** Returns the Java exception that was raised as this error, null where it is a script's own. */
  @Nullable Throwable causeOf(PolyglotException e) {
    Value error = e.getGuestObject();
    if (error == null) {
      return null;
    }
    Value cause;
    try {
      cause = interpreter.guest().causeOf(error);
    } catch (PolyglotException fails) {
      return null; // a script's error may raise when it is looked at
    }
    return cause != null && cause.isProxyObject() && cause.asProxyObject() instanceof HostCause host
        ? host.throwable()
        : null;
  }
}
