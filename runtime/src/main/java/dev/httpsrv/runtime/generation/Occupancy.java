package dev.httpsrv.runtime.generation;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who is in an interpreter: the one that has taken it, and those that come back to it. Whether it
 * is taken, and whether it is retired, is one state: no call begins in one that was retired in the
 * moment in which it was taken. Any thread may use it.
 */
final class Occupancy {

  private static final int FREE = 0;
  private static final int TAKEN = 1;
  private static final int RETIRED = 2;

  private final AtomicInteger state = new AtomicInteger(TAKEN);
  private final AtomicInteger held = new AtomicInteger();

  /** Takes the interpreter for a call that begins, if nobody else has, and it is not retired. */
  boolean takeToBegin() {
    return state.get() == FREE && state.compareAndSet(FREE, TAKEN);
  }

  /** Takes it for who comes back to it, or to close it, if nobody else has. */
  boolean take() {
    int now = state.get();
    while ((now & TAKEN) == 0) {
      if (state.compareAndSet(now, now | TAKEN)) {
        return true;
      }
      now = state.get();
    }
    return false;
  }

  /** Returns whether it can be taken for a call that begins. */
  boolean isFree() {
    return state.get() == FREE;
  }

  /**
   * Lets others take it; to be called by the one that has taken it.
   *
   * @return whether it is retired by now; if it is later, whoever retires it finds it free
   */
  boolean free() {
    return (state.getAndAdd(-TAKEN) & RETIRED) != 0;
  }

  /** Lets no further call begin in it. */
  void retire() {
    state.getAndUpdate(now -> now | RETIRED);
  }

  /** Returns whether no further call may begin in it. */
  boolean isRetired() {
    return (state.get() & RETIRED) != 0;
  }

  /** Notes that one more comes back to it: a call that waits, or a session that keeps a value. */
  void hold() {
    held.incrementAndGet();
  }

  /** Notes that one less does; returns whether it is done by that. */
  boolean letGo() {
    return held.decrementAndGet() == 0 && isRetired();
  }

  /** Returns whether somebody comes back to it. */
  boolean isHeld() {
    return held.get() > 0;
  }

  /** Returns whether no further call may begin in it, and none will come back to it. */
  boolean isDone() {
    return isRetired() && held.get() == 0;
  }
}
