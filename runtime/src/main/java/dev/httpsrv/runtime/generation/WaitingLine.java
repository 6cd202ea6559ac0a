package dev.httpsrv.runtime.generation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for an interpreter, for any or for a certain one, in the order in which they came; who
 * waits for a spare one is served when nobody else is. To be used under the lock of its pool.
 */
final class WaitingLine {

  private final Deque<Waiter> forAny = new ArrayDeque<>();
  private final Deque<Waiter> forSpare = new ArrayDeque<>();
  private final Map<LoadedInterpreter, Deque<Waiter>> forOne = new IdentityHashMap<>();
  private long arrivals;

  /** Returns how many wait for any, or for a spare one. */
  int lengthForAny() {
    return forAny.size() + forSpare.size();
  }

  void add(Waiter waiter) {
    waiter.arrivesAs(arrivals++);
    queue(waiter).addLast(waiter);
  }

  /** Removes one that waits no longer; returns whether it still did. */
  boolean remove(Waiter waiter) {
    return queue(waiter).remove(waiter);
  }

  /** Removes the first for any who has waited long enough; null where there is none. */
  @Nullable Waiter pollOverdue(long now) {
    Waiter first = pollOverdue(forAny, now);
    return first == null ? pollOverdue(forSpare, now) : first;
  }

  private static @Nullable Waiter pollOverdue(Deque<Waiter> queue, long now) {
    // All have the same patience, so the first to come is the first to go.
    Waiter first = queue.peekFirst();
    return first != null && first.isOverdue(now) ? queue.removeFirst() : null;
  }

  /** Returns whether somebody waits for a spare interpreter who is overdue at a time. */
  boolean hasModestOverdue(long time) {
    Waiter first = forSpare.peekFirst();
    return first != null && first.isOverdue(time);
  }

  /** Lets some wait for any interpreter who wait for a spare one; returns how many they are. */
  int beEager(Predicate<Waiter> which) {
    List<Waiter> all = forSpare.stream().filter(which).toList();
    forSpare.removeIf(which);
    for (Waiter each : all.reversed()) {
      each.beEager();
      forAny.addFirst(each); // most of those who are there came later
    }
    return all.size();
  }

  /** Removes the first who waits for a spare interpreter; null where nobody does. */
  @Nullable Waiter pollForSpare() {
    return forSpare.pollFirst();
  }

  /**
   * Removes the first who waits for an interpreter that need be no spare one; null where nobody
   * does.
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
      queue(next).removeFirst();
    }
    return next;
  }

  /** Forgets an interpreter for which nobody waits any more. */
  void forget(LoadedInterpreter interpreter) {
    forOne.remove(interpreter);
  }

  private Deque<Waiter> queue(Waiter waiter) {
    LoadedInterpreter wanted = waiter.wanted();
    if (wanted != null) {
      return forOne.computeIfAbsent(wanted, _ -> new ArrayDeque<>());
    }
    return waiter.isModest() ? forSpare : forAny;
  }
}
