package dev.httpsrv.runtime.generation;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A thread that waits for the interpreter in which it has calls in progress. */
final class ReturningThread extends BorrowingThread {

  /** How long it waits once its call is to end, which is best done in its interpreter. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  ReturningThread(LoadedInterpreter own) {
    super(own);
  }

  /**
   * Waits until it is given the interpreter, or let go, or for a while once it is interrupted.
   *
   * @return whether it was given the interpreter
   */
  boolean awaitReturn() {
    boolean interrupted = false;
    while (!isServed() && !wasLetGo() && !(interrupted && isOverdue(System.nanoTime()))) {
      if (interrupted) {
        LockSupport.parkNanos(this, left(System.nanoTime()));
      } else {
        LockSupport.park(this);
      }
      if (Thread.interrupted() && !interrupted) {
        interrupted = true;
        patientUntil(System.nanoTime() + PATIENCE_NANOS);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return isServed();
  }
}
