package dev.httpsrv.runtime.generation;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls of one interpreter in few threads of its own, and in a further one for each call that
 * waits inside and lets others use the interpreter meanwhile.
 *
 * <p>A thread that has run a call goes on with the one that waits longest, and hands nothing over:
 * with 8,000 connections the next thread of a connection would get a processor only after all the
 * others that are ready.
 */
final class Lane implements AutoCloseable {

  private static final long IDLE_SECONDS = 10;

  private final LoadedInterpreter interpreter;
  private final InterpreterPool pool;
  private final BusyWatch watch;
  private final ThreadPoolExecutor threads;

  Lane(
      LoadedInterpreter interpreter, InterpreterPool pool, BusyWatch watch, ThreadFactory factory) {
    this.interpreter = interpreter;
    this.pool = pool;
    this.watch = watch;
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            factory);
  }

  /** Runs a call to which the interpreter has been given, and those that wait behind it. */
  void start(LaneCall first) {
    try {
      if (first.work().hasOwnStack()) {
        Threads.start(
            interpreter.name() + "-stack", first.work().limits().depth(), () -> run(first));
      } else {
        threads.execute(() -> run(first));
      }
    } catch (OutOfMemoryError e) {
      // The system has no more threads, and somebody waits for the call.
      Thread.startVirtualThread(() -> run(first));
    }
  }

  private void run(LaneCall first) {
    LaneCall next = first;
    while (next != null) {
      Work ended = next.work();
      next = next.run(interpreter, watch.now()) ? next() : null;
      if (next != null && (ended.hasOwnStack() || next.work().hasOwnStack())) {
        start(next);
        return;
      }
    }
  }

  /** Returns the call to go on with; null if the interpreter is not the lane's any more. */
  private @Nullable LaneCall next() {
    return switch (pool.release(interpreter)) {
      case LaneCall call -> call;
      case BorrowingThread thread -> {
        thread.give(interpreter);
        yield null;
      }
      case null -> null;
    };
  }

  /** Ends the threads when their calls have ended. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
