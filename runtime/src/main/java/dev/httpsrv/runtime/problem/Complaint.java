package dev.httpsrv.runtime.problem;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/**
 * Tells the log of trouble in a loop that goes on, once a second at most, and if there is memory
 * left to say so. One thread uses it.
 */
public final class Complaint {

  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Logger log;
  private final String what;
  private boolean told;
  private long last;

  /**
   * Creates it.
   *
   * @param what what failed
   */
  public Complaint(Logger log, String what) {
    this.log = log;
    this.what = what;
  }

  /** Tells of it; throws nothing. */
  public void of(Throwable trouble) {
    long now = System.nanoTime();
    if (told && now - last < PAUSE_NANOS) {
      return;
    }
    told = true;
    last = now;
    try {
      log.error("{} failed; it goes on", what, trouble);
    } catch (Throwable _) { // the log may need memory, too
    }
  }
}
