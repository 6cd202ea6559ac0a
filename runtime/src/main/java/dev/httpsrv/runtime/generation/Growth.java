package dev.httpsrv.runtime.generation;

import java.util.concurrent.TimeUnit;

/**
 * Decides when a pool gets another interpreter, and has it made: where one was taken out, where all
 * have been busy for long, and where modest calls find no spare one. The watch's thread uses it;
 * any may ask whether one is being made.
 */
final class Growth {

  /** For how many looks all have been busy when another one is made that nobody waits for yet. */
  private static final int LOOKS_AHEAD = 50;

  /** How long a modest call waits for a spare interpreter before another one is made. */
  private static final long MODEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** How long a call of an untried route leaves the last one to others. */
  private static final long UNTRIED_NANOS = TimeUnit.SECONDS.toNanos(3);

  /** How many times as many as may take calls may be kept that take none. */
  private static final int MOST_HELD = 2;

  private final InterpreterPool pool;
  private final Roster roster;
  private final PoolLimits limits;
  private final Supply supply;
  private int fullLooks;

  Growth(InterpreterPool pool, PoolLimits limits, Supply supply) {
    this.pool = pool;
    this.roster = pool.roster();
    this.limits = limits;
    this.supply = supply;
  }

  /**
   * Makes another interpreter if somebody waits, and would for long, or if the next one will.
   *
   * @param nanos the time, as {@link System#nanoTime} counts
   * @param busy how many are taken for long
   */
  void growIfShort(long nanos, int busy) {
    if (pool.isClosed()) {
      return;
    }
    int number = roster.active().length;
    fullLooks = busy >= number ? fullLooks + 1 : 0;
    if (fullLooks > (pool.isAnyMissing() ? 0 : LOOKS_AHEAD)) {
      beyond(nanos, "All %d were busy".formatted(number));
    } else if (pool.isSpareMissing(deadlineOf(nanos - MODEST_NANOS))) {
      long late = deadlineOf(nanos - UNTRIED_NANOS);
      pool.letModestIn(each -> each.isUntried() && each.isOverdue(late));
      beyond(nanos, "No spare one");
    }
  }

  /** Returns until when waits who came at a time. */
  private long deadlineOf(long arrival) {
    return arrival + limits.patience().toNanos();
  }

  private void beyond(long nanos, String reason) {
    if (roster.active().length + roster.lost() < limits.mostInterpreters() && !areManyHeld()) {
      supply.order(nanos, reason);
    }
  }

  /**
   * Makes another one in the place of one that was taken out.
   *
   * @return whether any is missing
   */
  boolean refill(long nanos) {
    if (pool.isClosed()) {
      return false;
    }
    int number = roster.active().length;
    boolean missing = number < roster.fullSize();
    boolean allowed = number == 0 || !areManyHeld();
    if (missing && allowed && roster.lost() < limits.mostInterpreters()) {
      supply.order(nanos, "One was stopped");
    }
    return missing;
  }

  /**
   * Returns whether so many were taken out and are kept for who waits in them that there is to be
   * no other beside the last: a route that is stopped at once, and one that waits for long, leave
   * one for each pair.
   */
  private boolean areManyHeld() {
    return roster.retired().size() >= MOST_HELD * limits.mostInterpreters();
  }

  /** Returns whether one is being made. */
  boolean isMaking() {
    return supply.isBusy();
  }
}
