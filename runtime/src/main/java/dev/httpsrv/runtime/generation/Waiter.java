package dev.httpsrv.runtime.generation;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that waits for an interpreter. */
final class Waiter {

  private final Thread thread = Thread.currentThread();
  private final @Nullable LoadedInterpreter wanted;
  private final long arrival;
  private volatile @Nullable LoadedInterpreter given;

  /**
   * Creates the waiter of the current thread.
   *
   * @param wanted the interpreter that it waits for; null for any
   * @param arrival its place in the order of all that wait
   */
  Waiter(@Nullable LoadedInterpreter wanted, long arrival) {
    this.wanted = wanted;
    this.arrival = arrival;
  }

  @Nullable LoadedInterpreter wanted() {
    return wanted;
  }

  boolean cameBefore(Waiter other) {
    return arrival < other.arrival;
  }

  /** Hands over an interpreter, which is the waiting thread's from now on. */
  void give(LoadedInterpreter interpreter) {
    given = interpreter;
    LockSupport.unpark(thread);
  }

  @Nullable LoadedInterpreter given() {
    return given;
  }

  /** Waits until a deadline of {@link System#nanoTime}, or an interrupt. */
  @Nullable LoadedInterpreter awaitUntil(long deadline) {
    while (given == null && !thread.isInterrupted()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        break;
      }
      LockSupport.parkNanos(this, left);
    }
    return given;
  }

  /** Waits as long as it takes. */
  LoadedInterpreter await() {
    boolean interrupted = false;
    LoadedInterpreter interpreter;
    while ((interpreter = given) == null) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      thread.interrupt();
    }
    return interpreter;
  }
}
