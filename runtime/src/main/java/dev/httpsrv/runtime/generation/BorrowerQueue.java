package dev.httpsrv.runtime.generation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for an interpreter, for any or for a certain one, in the order in which they came; the
 * modest, who wait for a spare one, are served when nobody else is. To be used under the lock of
 * its pool, but for the questions whether somebody waits, and how many.
 */
final class BorrowerQueue {

  private final Deque<Borrower> forAny = new ArrayDeque<>();
  private final Deque<Borrower> forSpare = new ArrayDeque<>();
  private final Map<LoadedInterpreter, Deque<Borrower>> forOne = new IdentityHashMap<>();
  private long arrivals;
  private volatile int length;
  private volatile int eager;
  private volatile int modest;

  /** Returns whether nobody waits; any thread may ask. */
  boolean isEmpty() {
    return length == 0;
  }

  /** Returns whether somebody waits who is not modest; any thread may ask. */
  boolean isAnyEager() {
    return eager != 0;
  }

  /** Returns whether somebody waits who is modest; any thread may ask. */
  boolean isAnyModest() {
    return modest != 0;
  }

  /** Returns how many wait; any thread may ask. */
  int length() {
    return length;
  }

  /** Returns how many wait for any, or for a spare one. */
  int lengthForAny() {
    return forAny.size() + forSpare.size();
  }

  void add(Borrower borrower) {
    borrower.arrivesAs(arrivals++);
    queue(borrower).addLast(borrower);
    count(borrower, 1);
  }

  /** Removes one that waits no longer; returns whether it still did. */
  boolean remove(Borrower borrower) {
    boolean removed = queue(borrower).remove(borrower);
    if (removed) {
      count(borrower, -1);
    }
    return removed;
  }

  /** Removes the first for any who has waited long enough; null where there is none. */
  @Nullable Borrower pollOverdue(long now) {
    Borrower first = pollOverdue(forAny, now);
    return first == null ? pollOverdue(forSpare, now) : first;
  }

  private @Nullable Borrower pollOverdue(Deque<Borrower> queue, long now) {
    // All have the same patience, so the first to come is the first to go.
    Borrower first = queue.peekFirst();
    return first != null && first.isOverdue(now) ? poll(queue) : null;
  }

  /** Returns whether somebody waits for a spare interpreter who is overdue at a time. */
  boolean hasModestOverdue(long time) {
    Borrower first = forSpare.peekFirst();
    return first != null && first.isOverdue(time);
  }

  /** Lets some wait for any interpreter who wait for a spare one. */
  void beEager(Predicate<Borrower> which) {
    List<Borrower> let = forSpare.stream().filter(which).toList();
    if (let.isEmpty()) {
      return;
    }
    forSpare.removeIf(which);
    let.forEach(Borrower::beEager);
    List<Borrower> all = new ArrayList<>(forAny);
    all.addAll(let);
    all.sort(Comparator.comparingLong(Borrower::arrival));
    forAny.clear();
    forAny.addAll(all);
    eager += let.size();
    modest -= let.size();
  }

  /** Removes the first who waits for a spare interpreter; null where nobody does. */
  @Nullable Borrower pollForSpare() {
    return poll(forSpare);
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
    if (own != null && one != null && (any == null || one.cameBefore(any))) {
      return poll(own);
    }
    return any == null ? null : poll(forAny);
  }

  /** Removes all who come back to an interpreter. */
  List<Borrower> pollReturning() {
    List<Borrower> all =
        forOne.values().stream()
            .flatMap(Deque::stream)
            .filter(ReturningThread.class::isInstance)
            .toList();
    all.forEach(this::remove);
    return all;
  }

  /** Forgets an interpreter for which nobody waits any more. */
  void forget(LoadedInterpreter interpreter) {
    forOne.remove(interpreter);
  }

  private @Nullable Borrower poll(Deque<Borrower> queue) {
    Borrower first = queue.pollFirst();
    if (first != null) {
      count(first, -1);
    }
    return first;
  }

  private void count(Borrower borrower, int more) {
    length += more;
    if (borrower.isModest()) {
      modest += more;
    } else {
      eager += more;
    }
  }

  private Deque<Borrower> queue(Borrower borrower) {
    LoadedInterpreter wanted = borrower.wanted();
    if (wanted != null) {
      return forOne.computeIfAbsent(wanted, _ -> new ArrayDeque<>());
    }
    return borrower.isModest() ? forSpare : forAny;
  }
}
