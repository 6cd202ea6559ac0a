package dev.httpsrv.runtime.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the number of threads small in which an interpreter's calls run, for engines that take
 * longer the more they have seen. The first threads run their calls themselves, all others in one
 * virtual thread of the interpreter's own. Only who holds the interpreter calls.
 */
final class Lane implements AutoCloseable {

  /**
   * With 32 connections, handing each call over takes three times the processor time of a hello
   * request; with 10,000 that have been seen, a call in one of their threads takes a millisecond.
   */
  private static final int MOST_THREADS = 64;

  private final Thread thread;
  private final List<Thread> known = new ArrayList<>();
  private volatile @Nullable Call<?> next;
  private volatile boolean closed;

  Lane(String name) {
    thread = Thread.ofVirtual().name(name).start(this::run);
  }

  /** Runs a call in this thread if it may, else in the lane. */
  <T extends @Nullable Object> T call(Supplier<T> body) {
    return admits(Thread.currentThread()) ? body.get() : handOver(body);
  }

  /** Runs a call in the lane, and waits for it. */
  <T extends @Nullable Object> T handOver(Supplier<T> body) {
    Call<T> call = new Call<>(body);
    next = call;
    LockSupport.unpark(thread);
    return call.await();
  }

  private boolean admits(Thread caller) {
    if (caller == thread || known.contains(caller)) {
      return true;
    }
    if (known.size() == MOST_THREADS) {
      known.removeIf(each -> !each.isAlive());
    }
    return known.size() < MOST_THREADS && known.add(caller);
  }

  /** Ends the lane when the call in progress has ended. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!closed) {
      Call<?> call = next;
      if (call == null) {
        LockSupport.park(this);
      } else {
        next = null;
        call.run();
      }
    }
  }

  private static final class Call<T extends @Nullable Object> {

    private final Supplier<T> body;
    private final Thread caller = Thread.currentThread();
    private @Nullable T result;
    private @Nullable Throwable thrown;
    private volatile boolean done;

    Call(Supplier<T> body) {
      this.body = body;
    }

    @SuppressWarnings("CatchThrowable") // it is the caller's, whatever it is
    void run() {
      try {
        result = body.get();
      } catch (Throwable e) {
        thrown = e;
      }
      done = true;
      LockSupport.unpark(caller);
    }

    @SuppressWarnings("NullAway") // a result that may be null is of a type that says so
    T await() {
      boolean interrupted = false;
      while (!done) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      if (interrupted) {
        caller.interrupt();
      }
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
      return result;
    }
  }
}
