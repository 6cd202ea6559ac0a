package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.OverloadException;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A generation's interpreters for one language, and who gets which. Any thread may take one that
 * nobody uses, or wait until it is given one, and gives it back; who waits longest is served first.
 */
final class InterpreterPool implements AutoCloseable {

  private final String language;
  private final PoolLimits limits;
  // Guards all below; who finds an interpreter free and nobody waiting does without it.
  private final ReentrantLock lock = new ReentrantLock();
  private final BorrowerQueue queue = new BorrowerQueue();
  private final Roster roster = new Roster();
  private volatile boolean closed;
  private boolean isWatched;

  InterpreterPool(String language, PoolLimits limits) {
    this.language = language;
    this.limits = limits;
  }

  /** Adds an interpreter, which is free from now on. */
  void add(LoadedInterpreter interpreter) {
    lock.lock();
    try {
      roster.add(interpreter);
    } finally {
      lock.unlock();
    }
    handOver(interpreter);
  }

  /** Returns its interpreters, to look at. */
  Roster roster() {
    return roster;
  }

  /**
   * Takes an interpreter, if one is free; who comes while others wait goes behind them.
   *
   * @param wanted which; null for any
   * @param modest whether it takes none that is the last
   */
  @Nullable LoadedInterpreter takeAtOnce(@Nullable LoadedInterpreter wanted, boolean modest) {
    if (modest) {
      return takeModestly();
    }
    if (queue.isAnyEager()) {
      return null;
    }
    if (wanted == null) {
      return roster.takeAny();
    }
    return wanted.occupancy().take() ? wanted : null;
  }

  private @Nullable LoadedInterpreter takeModestly() {
    lock.lock();
    try {
      LoadedInterpreter free = queue.isEmpty() ? roster.takeAny() : null;
      if (free == null || roster.isAnyFree()) {
        return free;
      }
      free.occupancy().free();
      return null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets a borrower begin to wait, for as long as it has patience.
   *
   * @return whether somebody lets it go when that has ended
   * @throws OverloadException if too many wait
   */
  boolean awaitPatiently(Borrower borrower) {
    lock.lock();
    try {
      checkMayWait(borrower);
      enqueue(borrower);
      return isWatched && borrower.wanted() == null;
    } finally {
      lock.unlock();
    }
  }

  private void checkMayWait(Borrower borrower) {
    if (closed && borrower.wanted() != null) {
      throw new OverloadException("the configuration that the request began with is closed");
    }
    if (roster.active().length == 0 && roster.givenUp() >= limits.mostInterpreters()) {
      throw new OverloadException(
          "all %s interpreters run calls that passed a limit and cannot be stopped"
              .formatted(language));
    }
    if (queue.lengthForAny() >= limits.longestQueue()) {
      throw new OverloadException(
          "%d requests wait for a %s interpreter, which is all that may; handlers take long, or --max-interpreters is too low"
              .formatted(queue.lengthForAny(), language));
    }
  }

  /** Lets a borrower wait no longer; returns false if somebody is about to give it one. */
  boolean withdraw(Borrower borrower) {
    lock.lock();
    try {
      return queue.remove(borrower) || borrower.wasLetGo();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes an interpreter again in which this thread has calls in progress.
   *
   * @return false if these are to end without it: the pool is closed, or the thread was interrupted
   *     and could not be given it in time
   */
  boolean regain(LoadedInterpreter own) {
    if (!queue.isAnyEager() && own.occupancy().take()) {
      return true;
    }
    ReturningThread borrower = new ReturningThread(own);
    if (!awaitLater(borrower) || (!borrower.awaitReturn() && withdraw(borrower))) {
      return false;
    }
    borrower.await(); // for what is about to be given
    return true;
  }

  /**
   * Has a borrower given an interpreter once it is free, however long it takes.
   *
   * @return false if the pool is closed, and nothing is given any more
   */
  boolean awaitLater(Borrower borrower) {
    lock.lock();
    try {
      boolean open = !closed;
      if (open) {
        enqueue(borrower);
      }
      return open;
    } finally {
      lock.unlock();
    }
  }

  /** Begins to wait; what is free by now goes to the first who waits for it. */
  private void enqueue(Borrower borrower) {
    queue.add(borrower);
    if (borrower.isModestForNothing()) {
      queue.beEager(Borrower::isModestForNothing); // who proved its route may have missed it
    }
    LoadedInterpreter wanted = borrower.wanted();
    if (wanted == null) {
      serve();
    } else if (wanted.occupancy().take()) {
      handOver(wanted);
    }
  }

  /** Gives what is free to those who wait for any, under the lock. */
  private void serve() {
    for (LoadedInterpreter free = roster.takeAny(); free != null; free = roster.takeAny()) {
      Borrower first = poll(free);
      if (first != null) {
        first.give(free);
      } else if (!free.occupancy().free()) {
        return; // else it has been retired meanwhile, and others may be free
      }
    }
  }

  /** Takes an interpreter back. */
  void giveBack(LoadedInterpreter interpreter) {
    Borrower next = release(interpreter);
    if (next != null) {
      next.give(interpreter);
    }
  }

  /**
   * Takes an interpreter back, if nobody is to have it next.
   *
   * @return who is to be given it; null if nobody waits, and it is free or closed now
   */
  @Nullable Borrower release(LoadedInterpreter interpreter) {
    interpreter.ongoing().end();
    if (queue.isEmpty()) {
      boolean retired = interpreter.occupancy().free();
      // Who began to wait between looks for a free one after having said so; one of both sees it.
      if ((queue.isEmpty() && !closed && !retired) || !interpreter.occupancy().take()) {
        return null;
      }
    }
    return nextBorrower(interpreter);
  }

  /** Gives an interpreter that is taken to who waits for it, or frees it, or closes it. */
  private void handOver(LoadedInterpreter interpreter) {
    Borrower next = nextBorrower(interpreter);
    if (next != null) {
      next.give(interpreter);
    }
  }

  private @Nullable Borrower nextBorrower(LoadedInterpreter interpreter) {
    boolean inUse;
    lock.lock();
    try {
      Borrower next = poll(interpreter);
      if (next != null) {
        return next;
      }
      Occupancy occupancy = interpreter.occupancy();
      while (!closed && !occupancy.isDone()) {
        // Who lets go of it as the last does not close it while it is taken here.
        if (!occupancy.free() || !occupancy.isDone() || !occupancy.take()) {
          return null;
        }
      }
      inUse = !closed;
      roster.remove(interpreter);
      queue.forget(interpreter);
    } finally {
      lock.unlock();
    }
    if (inUse) {
      // Who gives it back has a client that waits for its answer.
      Threads.start("httpsrv-close", interpreter::close);
    } else {
      interpreter.close();
    }
    return null;
  }

  private @Nullable Borrower poll(LoadedInterpreter interpreter) {
    Borrower next = queue.poll(interpreter, interpreter.occupancy().isRetired());
    boolean mayBeModest = next == null && !interpreter.occupancy().isRetired();
    return mayBeModest && (closed || roster.isAnyFree()) ? queue.pollForSpare() : next;
  }

  /**
   * Notes that a call ends, or lets others use its interpreter: if its route has been untried until
   * now, nobody need be modest for it any more.
   */
  void proven(Work work) {
    if (work.probation().end()) {
      letModestIn(each -> each.isModestFor(work));
    }
  }

  /** Lets some wait for any interpreter who are modest. */
  void letModestIn(Predicate<Borrower> which) {
    if (!queue.isAnyModest()) {
      return;
    }
    lock.lock();
    try {
      queue.beEager(which);
      serve();
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether somebody waits for a spare interpreter who is overdue at a time. */
  boolean isSpareMissing(long time) {
    if (!queue.isAnyModest()) {
      return false;
    }
    lock.lock();
    try {
      return queue.hasModestOverdue(time);
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether somebody waits who would take the last interpreter. */
  boolean isAnyMissing() {
    return queue.isAnyEager();
  }

  /** Notes that somebody calls {@link #expire} again and again, until the pool is over. */
  void beWatched() {
    lock.lock();
    try {
      isWatched = true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets those wait no longer for any interpreter that have waited long enough.
   *
   * @return whether somebody waits
   */
  boolean expire() {
    if (queue.isEmpty()) {
      return false;
    }
    long now = System.nanoTime();
    lock.lock();
    try {
      for (Borrower first = queue.pollOverdue(now); first != null; first = queue.pollOverdue(now)) {
        first.letGo();
      }
      return !queue.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns whether it is closed, nothing runs in it, and nobody waits: the watch can forget it.
   */
  boolean isOver() {
    if (!closed || !queue.isEmpty()) {
      return false;
    }
    lock.lock();
    try {
      boolean over = queue.isEmpty() && !roster.isAnythingOngoing() && roster.retired().isEmpty();
      isWatched &= !over;
      return over;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes an interpreter out: only calls that have begun in it go on there, and sessions that keep
   * values in it. It is closed when there is none of these any more.
   */
  void retire(LoadedInterpreter interpreter) {
    lock.lock();
    try {
      if (!closed) { // else no call begins in it anyhow, and it may be closed
        roster.retire(interpreter);
      }
    } finally {
      lock.unlock();
    }
    closeIfDone(interpreter);
  }

  /** Closes an interpreter, if it was taken out, and nobody is in it or comes back to it. */
  void closeIfDone(LoadedInterpreter interpreter) {
    if (interpreter.occupancy().isRetired() && interpreter.occupancy().take()) {
      handOver(interpreter);
    }
  }

  /** Returns what it does; it costs those nothing who use it. */
  PoolStatus status() {
    LoadedInterpreter[] active = roster.active();
    int free = (int) Arrays.stream(active).filter(each -> each.occupancy().isFree()).count();
    return new PoolStatus(
        language, active.length, active.length - free, limits.mostInterpreters(), queue.length());
  }

  /** Returns whether it has been closed. */
  boolean isClosed() {
    return closed;
  }

  /**
   * Closes the interpreters that are free; any other is closed as soon as it is given back. Who
   * would come back to one does not: what has it may never give it back.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true; // who gives back under the lock, or begins to wait, has seen it or not
      queue.pollReturning().forEach(Borrower::letGo); // who withdraws meanwhile has to know
    } finally {
      lock.unlock();
    }
    for (LoadedInterpreter each : roster.active()) {
      if (each.occupancy().take()) {
        handOver(each);
      }
    }
    roster.retired().forEach(this::closeIfDone);
  }
}
