package dev.httpsrv.runtime.generation;

import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * How many interpreters a pool is to have: those from the beginning, and those that were needed
 * since. It has them made; the watch's thread asks for them, any may look.
 */
final class Growth {

  /** How many times as many as may take calls may be kept that take none. */
  private static final int MOST_HELD = 2;

  private final PoolLimits limits;
  private final Roster roster;
  private final Supply supply;
  // Changed under the pool's lock.
  private volatile int size;

  /**
   * Creates it.
   *
   * @param taker takes what is made
   */
  Growth(String language, PoolLimits limits, Roster roster, Consumer<LoadedInterpreter> taker) {
    this.limits = limits;
    this.roster = roster;
    this.supply = new Supply(language, taker);
  }

  /**
   * Begins to grow when it has to.
   *
   * @param source makes the interpreter of a number, from 1, loaded as the others are
   */
  void from(IntFunction<LoadedInterpreter> source) {
    supply.from(size, source);
  }

  /** Notes that the roster has one more. */
  void added() {
    size = Math.max(size, roster.active().length);
  }

  /** Returns how many there are to be. */
  int size() {
    return size;
  }

  /**
   * Makes one more than there are, unless there are as many as there may be.
   *
   * @param reason what is logged once it is there
   */
  void beyond(long nanos, String reason) {
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
    boolean missing = roster.active().length < size;
    if (missing && roster.lost() < limits.mostInterpreters() && !areManyHeld()) {
      supply.order(nanos, "One was stopped");
    }
    return missing;
  }

  /**
   * Returns whether so many were taken out and are kept for who waits in them that there is to be
   * no other: a route that is stopped at once, and one that waits for long, leave one for each
   * pair.
   */
  private boolean areManyHeld() {
    return roster.retired().size() >= MOST_HELD * limits.mostInterpreters();
  }

  /** Returns whether no other is made, since calls that nothing stops run in all that may be. */
  boolean isExhausted() {
    return roster.givenUp() >= limits.mostInterpreters();
  }

  /** Returns whether one is being made. */
  boolean isMaking() {
    return supply.isBusy();
  }
}
