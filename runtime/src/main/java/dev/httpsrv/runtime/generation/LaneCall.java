package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.ScriptStoppedException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call that an interpreter's lane runs, and what becomes of it. */
final class LaneCall extends Borrower {

  private final Work work;
  private final @Nullable AsyncCall async;
  private final Function<LoadedInterpreter, @Nullable Object> body;
  private @Nullable Object result;
  private @Nullable Throwable thrown;
  private volatile boolean done;
  private volatile boolean givenUp;
  private @Nullable Thread runner;
  private boolean interrupted;

  /**
   * Creates the call.
   *
   * @param async the handler that goes on; null if the call has not begun yet
   */
  LaneCall(
      Work work,
      @Nullable AsyncCall async,
      @Nullable LoadedInterpreter wanted,
      Function<LoadedInterpreter, @Nullable Object> body) {
    super(wanted);
    this.work = work;
    this.async = async;
    this.body = body;
  }

  /** Returns what it is for. */
  Work work() {
    return work;
  }

  /** Has the interpreter's lane run it. */
  @Override
  void give(LoadedInterpreter interpreter) {
    interpreter.lane().start(this);
  }

  /** Runs it; returns false if the interpreter was closed meanwhile and is to be left alone. */
  @SuppressWarnings("CatchThrowable") // it is the caller's, whatever it is
  boolean run(LoadedInterpreter interpreter, long now) {
    given(interpreter);
    if (async == null) {
      interpreter.ongoing().begin(now, work, this);
    } else {
      interpreter.ongoing().goOn(now, async.used(), this);
      async.runs(true);
    }
    runBy(Thread.currentThread());
    try {
      result = interpreter.run(body);
    } catch (GivenUpCall e) {
      return true; // the caller has gone
    } catch (ScriptStoppedException e) {
      thrown = e;
      tellAsync(e);
    } catch (Throwable e) {
      thrown = e;
    } finally {
      runBy(null);
    }
    if (async != null) {
      async.runs(false);
    }
    boolean lost = thrown instanceof LostInterpreter;
    done = true;
    wake();
    return !lost;
  }

  /** Notes on which thread it runs; null when it has ended, which is said on that thread. */
  private synchronized void runBy(@Nullable Thread thread) {
    runner = thread;
    if (!interrupted) {
      return;
    }
    if (thread == null) {
      Thread.interrupted(); // it was meant for the call
    } else {
      thread.interrupt();
    }
  }

  /** Passes an interrupt of its caller on to the thread that runs it, or will. */
  private synchronized void interrupt() {
    interrupted = true;
    if (runner != null) {
      runner.interrupt();
    }
  }

  /** Lets the caller go: the call may never end. */
  void giveUp(ScriptStoppedException told) {
    thrown = told;
    givenUp = true;
    done = true;
    tellAsync(told);
    wake();
  }

  /** Returns whether it was given up, and perhaps runs still. */
  boolean isGivenUp() {
    return givenUp;
  }

  private void tellAsync(ScriptStoppedException told) {
    if (async != null) {
      async.stopped(told);
    }
  }

  /**
   * Waits for its end, which is the caller's as if it had run it itself. Who interrupts the caller
   * interrupts the call.
   */
  @Nullable Object result() {
    awaitUntil(() -> done, this::interrupt);
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    return result;
  }
}
