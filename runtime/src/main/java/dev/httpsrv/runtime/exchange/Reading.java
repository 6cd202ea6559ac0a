package dev.httpsrv.runtime.exchange;

/**
 * Whether a request's body is being read, and may be. One thread at a time reads; another one ends
 * that, and learns whether it goes on all the same.
 */
final class Reading {

  private volatile boolean inProgress;
  private volatile boolean over;

  /**
   * Begins to read.
   *
   * @param function what a script called, for the message
   * @throws IllegalStateException if the request has ended
   */
  void begin(String function) {
    inProgress = true; // before it looks: so does who ends it, the other way round
    if (over) {
      inProgress = false;
    }
    check(function);
  }

  /** Checks that it may be read, as {@link #begin} does. */
  void check(String function) {
    if (over) {
      throw new IllegalStateException(function + ": the request has ended");
    }
  }

  /** Notes that it has read. */
  void end() {
    inProgress = false;
  }

  /** Lets nobody begin any more; returns whether somebody reads still. */
  boolean close() {
    over = true;
    return inProgress;
  }
}
