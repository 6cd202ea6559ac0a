package dev.httpsrv.runtime.generation;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call that an interpreter's lane runs, and what becomes of it. */
final class LaneCall extends Waiter {

  private final Function<LoadedInterpreter, @Nullable Object> body;
  private @Nullable Object result;
  private @Nullable Throwable thrown;
  private volatile boolean done;

  LaneCall(@Nullable LoadedInterpreter wanted, Function<LoadedInterpreter, @Nullable Object> body) {
    super(wanted);
    this.body = body;
  }

  /** Has the interpreter's lane run it. */
  @Override
  void give(LoadedInterpreter interpreter) {
    interpreter.lane().start(this);
  }

  /** Runs it; returns false if the interpreter was closed meanwhile and is to be left alone. */
  @SuppressWarnings("CatchThrowable") // it is the caller's, whatever it is
  boolean run(LoadedInterpreter interpreter) {
    given(interpreter);
    try {
      result = body.apply(interpreter);
    } catch (Throwable e) {
      thrown = e;
    }
    boolean abandoned = thrown instanceof AbandonedCall;
    done = true;
    wake();
    return !abandoned;
  }

  /** Waits for its end, which is the caller's as if it had run it itself. */
  @Nullable Object result() {
    awaitUntil(() -> done);
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    return result;
  }
}
