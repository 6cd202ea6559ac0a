package dev.httpsrv.engine.luaj;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaThread;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A coroutine on a virtual thread. LuaJ's runs on a platform thread that keeps the JVM from ending,
 * turns error values into text, and swallows every {@link Error}.
 */
final class Coroutine extends LuaThread {

  private final Body body;

  Coroutine(Globals globals, LuaValue function, LineTracker lines) {
    super(globals, function);
    this.body = new Body(function, lines);
  }

  /** Returns what runs; it does not refer to this value, so that an abandoned one can be found. */
  Body body() {
    return body;
  }

  @Override
  public Varargs resume(Varargs arguments) {
    if (state.status > STATUS_SUSPENDED) {
      return varargsOf(
          FALSE,
          valueOf("cannot resume %s coroutine".formatted(isDead() ? "dead" : "non-suspended")));
    }
    Varargs results = run(arguments);
    Throwable raised = body.raised();
    return raised == null ? varargsOf(TRUE, results) : varargsOf(FALSE, Failures.value(raised));
  }

  /** Resumes as {@code coroutine.wrap} does: an error is the caller's. */
  Varargs resumeOrRaise(Varargs arguments) {
    if (state.status > STATUS_SUSPENDED) {
      return error(resume(arguments).arg(2).tojstring());
    }
    Varargs results = run(arguments);
    Throwable raised = body.raised();
    if (raised instanceof RuntimeException exception) {
      throw exception;
    }
    if (raised instanceof Error error) {
      throw error;
    }
    return results;
  }

  private boolean isDead() {
    return state.status == STATUS_DEAD;
  }

  private Varargs run(Varargs arguments) {
    LuaThread caller = globals.running;
    caller.state.status = STATUS_NORMAL;
    state.status = STATUS_RUNNING;
    globals.running = this;
    try {
      return body.resume(arguments);
    } finally {
      state.status = body.hasEnded() ? STATUS_DEAD : STATUS_SUSPENDED;
      caller.state.status = STATUS_RUNNING;
      globals.running = caller;
    }
  }

  /** The thread's side. Only one of it and its resumer runs at a time. */
  static final class Body {

    private final LineTracker lines;
    private final LineTracker.Calls calls = new LineTracker.Calls();
    private final Semaphore turn = new Semaphore(0);
    private final Semaphore callersTurn = new Semaphore(0);
    private @Nullable LuaValue function;
    private Varargs passed = LuaValue.NONE;
    private @Nullable Throwable raised;
    private boolean started;
    private boolean stopping;
    private boolean ended;

    Body(LuaValue function, LineTracker lines) {
      this.function = function;
      this.lines = lines;
    }

    boolean hasEnded() {
      return ended;
    }

    @Nullable Throwable raised() {
      return raised;
    }

    /** Ends a coroutine that waits in a yield; its function is left as by an error. */
    void stop() {
      if (started && !ended) {
        stopping = true;
        resume(LuaValue.NONE);
      }
      ended = true;
    }

    Varargs suspend(Varargs results) {
      passed = results;
      callersTurn.release();
      turn.acquireUninterruptibly();
      if (stopping) {
        throw new Stopped();
      }
      return passed;
    }

    private Varargs resume(Varargs arguments) {
      passed = arguments;
      LineTracker.Calls callers = lines.use(calls);
      try {
        if (started) {
          turn.release();
        } else {
          started = true;
          Thread.ofVirtual().name("coroutine").start(this::run);
        }
        // The script may run nowhere else before the coroutine has handed back.
        callersTurn.acquireUninterruptibly();
      } finally {
        lines.use(callers);
      }
      if (raised instanceof Error error
          && !(error instanceof StackOverflowError)
          && !(error instanceof Stopped)) {
        throw error;
      }
      return passed;
    }

    // What a coroutine throws, whatever it is, belongs to its resumer.
    @SuppressWarnings("CatchThrowable")
    private void run() {
      LuaValue running = function;
      function = null;
      try {
        passed = running == null ? LuaValue.NONE : running.invoke(passed);
      } catch (Throwable e) {
        raised = e;
        passed = LuaValue.NONE;
      } finally {
        ended = true;
        callersTurn.release();
      }
    }
  }

  /** Ends the thread of an abandoned coroutine; pcall does not catch it. */
  private static final class Stopped extends Error {

    private static final long serialVersionUID = 1;

    Stopped() {
      super("the coroutine was abandoned", null, false, false);
    }
  }
}
