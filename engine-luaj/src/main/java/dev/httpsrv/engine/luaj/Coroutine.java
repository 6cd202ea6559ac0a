package dev.httpsrv.engine.luaj;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaThread;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A coroutine that holds no platform thread. LuaJ's runs on one that keeps the JVM from ending,
 * turns error values into text, and swallows every {@link Error}.
 */
final class Coroutine extends LuaThread {

  /** How many may have resumed each other, as in C's Lua; more would fill the thread's stack. */
  private static final int MOST_NESTED = 200;

  private final LineTracker lines;
  private final LineTracker.Calls calls = new LineTracker.Calls();
  private final Switch code;
  private Varargs passed = NONE;
  private @Nullable Throwable raised;
  private int callsFromJava;
  private int nested;
  private boolean ended;

  Coroutine(
      Globals globals, LuaValue function, LineTracker lines, Function<Runnable, Switch> switches) {
    super(globals, function);
    this.lines = lines;
    this.code = switches.apply(() -> run(function));
  }

  /** Returns the coroutine that runs in an interpreter, if one does. */
  static @Nullable Coroutine running(Globals globals) {
    return globals.running instanceof Coroutine coroutine ? coroutine : null;
  }

  @Override
  public Varargs resume(Varargs arguments) {
    String refusal = refusal();
    if (refusal != null) {
      return varargsOf(FALSE, valueOf(refusal));
    }
    Varargs results = enter(arguments);
    return raised == null
        ? varargsOf(TRUE, results)
        : varargsOf(FALSE, Failures.value(raised, lines.code()));
  }

  /** Resumes as {@code coroutine.wrap} does: an error is the caller's. */
  Varargs resumeOrRaise(Varargs arguments) {
    String refusal = refusal();
    if (refusal != null) {
      return error(refusal);
    }
    Varargs results = enter(arguments);
    if (raised instanceof RuntimeException exception) {
      throw exception;
    }
    if (raised instanceof Error error) {
      throw error;
    }
    return results;
  }

  /** Gives values to the resumer, and returns those that it resumes with; the coroutine calls. */
  Varargs suspend(Varargs results) {
    // Java code may hold what belongs to its thread, and another one may resume.
    if (callsFromJava > 0) {
      throw new LuaError("attempt to yield across a call from Java");
    }
    passed = results;
    try {
      code.leave();
    } catch (IllegalStateException _) {
      throw new LuaError("attempt to yield across a native call");
    }
    return taken();
  }

  /** Notes that Java code, called by this coroutine, calls Lua. */
  void enterFromJava() {
    callsFromJava++;
  }

  /** Notes that such a call has ended. */
  void leaveToJava() {
    callsFromJava--;
  }

  private @Nullable String refusal() {
    if (state.status > STATUS_SUSPENDED) {
      return state.status == STATUS_DEAD
          ? "cannot resume dead coroutine"
          : "cannot resume non-suspended coroutine";
    }
    return depth() > MOST_NESTED ? "C stack overflow" : null;
  }

  private int depth() {
    Coroutine caller = running(globals);
    return caller == null ? 1 : caller.nested + 1;
  }

  private Varargs enter(Varargs arguments) {
    LuaThread caller = globals.running;
    nested = depth();
    caller.state.status = STATUS_NORMAL;
    state.status = STATUS_RUNNING;
    globals.running = this;
    LineTracker.Calls callers = lines.use(calls);
    passed = arguments;
    try {
      code.enter();
    } finally {
      if (lines.areInProgress(calls)) {
        lines.use(callers);
        state.status = ended ? STATUS_DEAD : STATUS_SUSPENDED;
        caller.state.status = STATUS_RUNNING;
        globals.running = caller;
      } else {
        lines.leave(); // it has ended while it was put aside
      }
    }
    if (raised instanceof Error error && !(error instanceof StackOverflowError)) {
      throw error;
    }
    return taken();
  }

  private Varargs taken() {
    Varargs values = passed;
    passed = NONE;
    return values;
  }

  // What a coroutine throws, whatever it is, belongs to its resumer.
  @SuppressWarnings("CatchThrowable")
  private void run(LuaValue function) {
    try {
      passed = function.invoke(taken());
    } catch (Throwable e) {
      raised = e;
    } finally {
      ended = true;
    }
  }
}
