package dev.httpsrv.runtime.generation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads that wait for scripts without an interpreter. Any thread may begin to wait, and one
 * wakes those that have waited too long.
 */
final class TimedWaits {

  private static final long NOTHING = Long.MAX_VALUE;

  private final Set<TimedWait> waits = ConcurrentHashMap.newKeySet();
  // Times are relative to it, so that they can be compared.
  private final long origin = System.nanoTime();
  // No deadline is earlier. There may be thousands that wait, and few are ever late.
  private final AtomicLong earliest = new AtomicLong(NOTHING);

  /** Begins to wait on this thread; whoever does ends it. */
  TimedWait begin(OngoingCall.Progress progress) {
    long left = progress.work().limits().time().toNanos();
    long began = progress.began() - origin;
    TimedWait wait = new TimedWait(left > NOTHING - Math.max(0, began) ? NOTHING : began + left);
    waits.add(wait);
    earliest.accumulateAndGet(wait.deadline(), Math::min);
    return wait;
  }

  /** Ends a wait; returns whether it was woken since it took too long. */
  boolean end(TimedWait wait) {
    waits.remove(wait);
    return wait.end();
  }

  /** Wakes those that are late. */
  void look(long nanos) {
    long now = nanos - origin;
    if (now < earliest.get()) {
      return;
    }
    earliest.set(NOTHING);
    long next = NOTHING;
    for (TimedWait each : waits) {
      if (now >= each.deadline()) {
        each.expire();
      } else {
        next = Math.min(next, each.deadline());
      }
    }
    earliest.accumulateAndGet(next, Math::min);
  }

  /** Returns how many wait. */
  int size() {
    return waits.size();
  }

  boolean isEmpty() {
    return waits.isEmpty();
  }
}
