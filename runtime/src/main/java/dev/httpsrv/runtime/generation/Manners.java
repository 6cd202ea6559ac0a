package dev.httpsrv.runtime.generation;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether the calls of a route leave the last free interpreter to other routes: until one of them
 * has ended, and for a while after one was stopped. A script that never ends so takes no short
 * request's interpreter. Any thread may use it.
 */
final class Manners {

  private static final long UNKNOWN = Long.MAX_VALUE;
  private static final long NEVER = 0;

  /** For how long a route has to be modest at least, after one of its calls was stopped. */
  private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(60);

  // As System.nanoTime counts.
  private final AtomicLong modestUntil;

  private Manners(long modestUntil) {
    this.modestUntil = new AtomicLong(modestUntil);
  }

  /** Returns those of a route of which no call has ended yet. */
  static Manners unknown() {
    return new Manners(UNKNOWN);
  }

  /** Returns those of work that need not be modest. */
  static Manners good() {
    return new Manners(NEVER);
  }

  /** Returns whether {@link #isModest} is to be asked, and {@link #end} to be told. */
  boolean areDoubtful() {
    return modestUntil.get() != NEVER;
  }

  /** Returns whether no call has ended yet. */
  boolean areUnknown() {
    return modestUntil.get() == UNKNOWN;
  }

  /**
   * Returns whether a call has to be modest. None has to where there may be only one interpreter,
   * nor one of a route of which nothing is known where there is to be only one.
   *
   * @param size how many interpreters there are to be
   */
  boolean isModest(int size, PoolLimits limits) {
    long until = modestUntil.get();
    if (until == NEVER) {
      return false;
    }
    if (until == UNKNOWN) {
      return size > 1;
    }
    boolean modest = System.nanoTime() - until < 0 && limits.mostInterpreters() > 1;
    if (!modest) {
      modestUntil.compareAndSet(until, NEVER);
    }
    return modest;
  }

  /** Notes that a call ends, or lets others in; returns whether it is the first. */
  boolean end() {
    return modestUntil.get() == UNKNOWN && modestUntil.compareAndSet(UNKNOWN, NEVER);
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
