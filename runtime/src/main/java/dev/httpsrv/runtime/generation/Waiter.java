package dev.httpsrv.runtime.generation;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Who waits for an interpreter: a thread, or a call that a lane is to run. */
abstract sealed class Waiter permits WaitingThread, LaneCall {

  private final Thread thread = Thread.currentThread();
  private final @Nullable LoadedInterpreter wanted;
  private long arrival;
  private volatile @Nullable LoadedInterpreter given;

  /**
   * Creates the waiter of the current thread.
   *
   * @param wanted the interpreter that it waits for; null for any
   */
  Waiter(@Nullable LoadedInterpreter wanted) {
    this.wanted = wanted;
  }

  @Nullable LoadedInterpreter wanted() {
    return wanted;
  }

  /** Sets its place in the order of all that wait. */
  void arrivesAs(long place) {
    arrival = place;
  }

  boolean cameBefore(Waiter other) {
    return arrival < other.arrival;
  }

  /** Hands over an interpreter, which is the waiter's from now on. */
  abstract void give(LoadedInterpreter interpreter);

  /** Notes which interpreter it got. */
  void given(LoadedInterpreter interpreter) {
    given = interpreter;
  }

  /** Wakes the thread that waits. */
  void wake() {
    LockSupport.unpark(thread);
  }

  /**
   * Waits for an interpreter until a deadline of {@link System#nanoTime}, or an interrupt; null
   * where none was given by then.
   */
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

  /** Waits for an interpreter as long as it takes. */
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
