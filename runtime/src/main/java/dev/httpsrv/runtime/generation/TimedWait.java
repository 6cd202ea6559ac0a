package dev.httpsrv.runtime.generation;

/** A thread that waits for a script, which has let go of its interpreter meanwhile. */
final class TimedWait {

  private final Thread thread = Thread.currentThread();
  private final long deadline;
  private boolean over;
  private boolean overdue;

  /**
   * Notes that the current thread begins to wait.
   *
   * @param deadline when its handler has passed its limit of time
   */
  TimedWait(long deadline) {
    this.deadline = deadline;
  }

  long deadline() {
    return deadline;
  }

  /** Wakes it. */
  synchronized void expire() {
    if (!over) {
      overdue = true;
      thread.interrupt();
    }
  }

  /** Notes that the wait has ended, on its thread; returns whether it was woken. */
  synchronized boolean end() {
    over = true;
    if (overdue) {
      Thread.interrupted();
    }
    return overdue;
  }
}
