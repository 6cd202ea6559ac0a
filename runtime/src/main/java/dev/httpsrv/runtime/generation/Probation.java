package dev.httpsrv.runtime.generation;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether a route is on probation: until one of its calls has ended, and for a while after one was
 * stopped. Its calls are modest then: they leave the last free interpreter to other routes, so that
 * a script that never ends takes no short request's. Any thread may use it.
 */
final class Probation {

  private static final long UNTRIED = Long.MAX_VALUE;
  private static final long NEVER = 0;

  /** For how long a route has to be modest at least, after one of its calls was stopped. */
  private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(60);

  // As System.nanoTime counts.
  private final AtomicLong modestUntil;

  private Probation(long modestUntil) {
    this.modestUntil = new AtomicLong(modestUntil);
  }

  /** Returns that of a route of which no call has ended yet. */
  static Probation ofUntried() {
    return new Probation(UNTRIED);
  }

  /** Returns that of work that is on none. */
  static Probation none() {
    return new Probation(NEVER);
  }

  /**
   * Returns whether there is one: {@link #isModest} is to be asked, and {@link #end} to be told.
   */
  boolean applies() {
    return modestUntil.get() != NEVER;
  }

  /** Returns whether no call has ended yet. */
  boolean isUntried() {
    return modestUntil.get() == UNTRIED;
  }

  /**
   * Returns whether a call has to be modest. None has to where there may be only one interpreter,
   * nor one of an untried route where there is to be only one.
   *
   * @param size how many interpreters there are to be
   */
  boolean isModest(int size, PoolLimits limits) {
    long until = modestUntil.get();
    if (until == NEVER) {
      return false;
    }
    if (until == UNTRIED) {
      return size > 1;
    }
    boolean modest = System.nanoTime() - until < 0 && limits.mostInterpreters() > 1;
    if (!modest) {
      modestUntil.compareAndSet(until, NEVER);
    }
    return modest;
  }

  /** Notes that a call ends, or lets others in; returns whether it is the route's first. */
  boolean end() {
    return modestUntil.get() == UNTRIED && modestUntil.compareAndSet(UNTRIED, NEVER);
  }

  /**
   * Notes that a call was stopped, and took an interpreter with it; the next is likely to do the
   * same.
   *
   * @param age how many nanoseconds it had run
   */
  void stopped(long age) {
    // It is neither of the others.
    modestUntil.set((System.nanoTime() + Math.max(LEAST_NANOS, 2 * age)) | 1);
  }
}
