package dev.httpsrv.runtime.generation;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who is in an interpreter: the one that has taken it, and those that come back to it. Any thread
 * may use it.
 */
final class Occupancy {

  private final AtomicBoolean taken = new AtomicBoolean(true);
  private final AtomicInteger held = new AtomicInteger();
  private volatile boolean retired;

  /** Takes the interpreter, if nobody else has. */
  boolean take() {
    return !taken.get() && taken.compareAndSet(false, true);
  }

  /** Returns whether nobody has taken it. */
  boolean isFree() {
    return !taken.get();
  }

  /** Lets others take it. */
  void free() {
    taken.set(false);
  }

  /** Notes that one more comes back to it: a call that waits, or a session that keeps a value. */
  void hold() {
    held.incrementAndGet();
  }

  /** Notes that one less does; returns whether it is done by that. */
  boolean letGo() {
    return held.decrementAndGet() == 0 && retired;
  }

  /** Returns whether somebody comes back to it. */
  boolean isHeld() {
    return held.get() > 0;
  }

  /** Lets no further call begin in it. */
  void retire() {
    retired = true;
  }

  /** Returns whether no further call may begin in it. */
  boolean isRetired() {
    return retired;
  }

  /** Returns whether no further call may begin in it, and none will come back to it. */
  boolean isDone() {
    return retired && held.get() == 0;
  }
}
