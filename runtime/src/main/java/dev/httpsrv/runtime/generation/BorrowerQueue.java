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
final class BorrowerQueue {

  private final Deque<Borrower> forAny = new ArrayDeque<>();
  private final Deque<Borrower> forSpare = new ArrayDeque<>();
  private final Map<LoadedInterpreter, Deque<Borrower>> forOne = new IdentityHashMap<>();
  private long arrivals;

  /** Returns how many wait for any, or for a spare one. */
  int lengthForAny() {
    return forAny.size() + forSpare.size();
  }

  void add(Borrower borrower) {
    borrower.arrivesAs(arrivals++);
    queue(borrower).addLast(borrower);
  }

  /** Removes one that waits no longer; returns whether it still did. */
  boolean remove(Borrower borrower) {
    return queue(borrower).remove(borrower);
  }

  /** Removes the first for any who has waited long enough; null where there is none. */
  @Nullable Borrower pollOverdue(long now) {
    Borrower first = pollOverdue(forAny, now);
    return first == null ? pollOverdue(forSpare, now) : first;
  }

  private static @Nullable Borrower pollOverdue(Deque<Borrower> queue, long now) {
    // All have the same patience, so the first to come is the first to go.
    Borrower first = queue.peekFirst();
    return first != null && first.isOverdue(now) ? queue.removeFirst() : null;
  }

  /** Returns whether somebody waits for a spare interpreter who is overdue at a time. */
  boolean hasModestOverdue(long time) {
    Borrower first = forSpare.peekFirst();
    return first != null && first.isOverdue(time);
  }

  /** Lets some wait for any interpreter who wait for a spare one; returns how many they are. */
  int beEager(Predicate<Borrower> which) {
    List<Borrower> all = forSpare.stream().filter(which).toList();
    forSpare.removeIf(which);
    for (Borrower each : all.reversed()) {
      each.beEager();
      forAny.addFirst(each); // most of those who are there came later
    }
    return all.size();
  }

  /** Removes the first who waits for a spare interpreter; null where nobody does. */
  @Nullable Borrower pollForSpare() {
    return forSpare.pollFirst();
  }

  /**
   * Removes the first who waits for an interpreter that need be no spare one; null where nobody
   * does.
   *
   * @param forItAlone whether only those who wait for this very one get it
   */
  @Nullable Borrower poll(LoadedInterpreter interpreter, boolean forItAlone) {
    Deque<Borrower> own = forOne.get(interpreter);
    Borrower one = own == null ? null : own.peekFirst();
    Borrower any = forItAlone ? null : forAny.peekFirst();
    boolean toOne = one != null && (any == null || one.cameBefore(any));
    Borrower next = toOne ? one : any;
    if (next != null) {
      queue(next).removeFirst();
    }
    return next;
  }

  /** Forgets an interpreter for which nobody waits any more. */
  void forget(LoadedInterpreter interpreter) {
    forOne.remove(interpreter);
  }

  private Deque<Borrower> queue(Borrower borrower) {
    LoadedInterpreter wanted = borrower.wanted();
    if (wanted != null) {
      return forOne.computeIfAbsent(wanted, _ -> new ArrayDeque<>());
    }
    return borrower.isModest() ? forSpare : forAny;
  }
}
