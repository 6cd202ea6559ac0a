package dev.httpsrv.runtime.generation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for an interpreter, for any or for a certain one, in the order in which they came. To
 * be used under the lock of its pool.
 */
final class WaitingLine {

  private final Deque<Waiter> forAny = new ArrayDeque<>();
  private final Map<LoadedInterpreter, Deque<Waiter>> forOne = new IdentityHashMap<>();
  private long arrivals;

  /** Returns how many wait for any. */
  int lengthForAny() {
    return forAny.size();
  }

  void add(Waiter waiter) {
    waiter.arrivesAs(arrivals++);
    queue(waiter.wanted()).addLast(waiter);
  }

  /** Removes one that waits no longer; returns whether it still did. */
  boolean remove(Waiter waiter) {
    return queue(waiter.wanted()).remove(waiter);
  }

  /** Removes the first for any who has waited long enough; null where there is none. */
  @Nullable Waiter pollOverdue(long now) {
    // All have the same patience, so the first to come is the first to go.
    Waiter first = forAny.peekFirst();
    return first != null && first.isOverdue(now) ? forAny.removeFirst() : null;
  }

  /**
   * Removes the first who waits for an interpreter; null where nobody does.
   *
   * @param forItAlone whether only those who wait for this very one get it
   */
  @Nullable Waiter poll(LoadedInterpreter interpreter, boolean forItAlone) {
    Deque<Waiter> own = forOne.get(interpreter);
    Waiter one = own == null ? null : own.peekFirst();
    Waiter any = forItAlone ? null : forAny.peekFirst();
    boolean toOne = one != null && (any == null || one.cameBefore(any));
    Waiter next = toOne ? one : any;
    if (next != null) {
      queue(next.wanted()).removeFirst();
    }
    return next;
  }

  /** Forgets an interpreter for which nobody waits any more. */
  void forget(LoadedInterpreter interpreter) {
    forOne.remove(interpreter);
  }

  private Deque<Waiter> queue(@Nullable LoadedInterpreter wanted) {
    return wanted == null ? forAny : forOne.computeIfAbsent(wanted, _ -> new ArrayDeque<>());
  }
}
