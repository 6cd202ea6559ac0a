package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.OverloadException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A generation's interpreters for one language. Any thread may call into one; who waits longest is
 * served first. If somebody waits while all have been busy for long, another one is made.
 */
final class InterpreterPool implements AutoCloseable {

  /** How long a modest call waits for a spare interpreter before another one is made. */
  private static final long MODEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** How long a call of an untried route leaves the last one to others. */
  private static final long UNTRIED_NANOS = TimeUnit.SECONDS.toNanos(3);

  /** For how many looks all have been busy when another one is made that nobody waits for yet. */
  private static final int LOOKS_AHEAD = 50;

  private final String language;
  private final PoolLimits limits;
  private final BusyWatch watch;
  private final CallThreads threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final BorrowerQueue line = new BorrowerQueue();
  private final Roster roster = new Roster();
  private final Growth growth;
  // Changed under the lock; read without it by those who find an interpreter free.
  private volatile int waiters;
  // Those of them that are not modest.
  private volatile int eager;
  private volatile boolean closed;
  private boolean isWatched;
  // The watch's own.
  private int fullLooks;

  InterpreterPool(String language, PoolLimits limits, BusyWatch watch, CallThreads threads) {
    this.language = language;
    this.limits = limits;
    this.watch = watch;
    this.threads = threads;
    this.growth = new Growth(language, limits, roster, this::add);
  }

  /** Adds an interpreter, which is free from now on. */
  void add(LoadedInterpreter interpreter) {
    lock.lock();
    try {
      roster.add(interpreter);
      growth.added();
    } finally {
      lock.unlock();
    }
    handOver(interpreter);
  }

  /**
   * Lets the pool grow when it has to.
   *
   * @param source makes the interpreter of a number, from 1, loaded as the others are
   */
  void growFrom(IntFunction<LoadedInterpreter> source) {
    growth.from(source);
    lock.lock();
    try {
      isWatched = true;
    } finally {
      lock.unlock();
    }
    watch.add(this);
  }

  /** Returns which threads run calls. */
  CallThreads threads() {
    return threads;
  }

  /** Returns the watch's number of looks, for a call that begins. */
  long now() {
    return watch.now();
  }

  /**
   * Runs a call in an interpreter that nobody else uses meanwhile, and waits for its end.
   *
   * @param work what the call is for
   * @param wanted the one to wait for; null for any
   * @throws OverloadException if none became free in time, or too many wait
   * @throws dev.httpsrv.api.ScriptStoppedException if it passed a limit
   */
  @Nullable Object call(
      Work work,
      @Nullable LoadedInterpreter wanted,
      Function<LoadedInterpreter, @Nullable Object> body) {
    try {
      return work.probation().applies()
          ? callUnproven(work, wanted, body)
          : call(work, wanted, false, body);
    } catch (AbandonedCall e) {
      throw new OverloadException(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Object callUnproven(
      Work work,
      @Nullable LoadedInterpreter wanted,
      Function<LoadedInterpreter, @Nullable Object> body) {
    boolean modest = wanted == null && work.probation().isModest(growth.size(), limits);
    boolean begun = true;
    try {
      return call(work, wanted, modest, body);
    } catch (OverloadException e) {
      begun = false;
      throw e;
    } finally {
      if (begun && work.probation().end()) {
        letModestIn(work);
      }
    }
  }

  private @Nullable Object call(
      Work work,
      @Nullable LoadedInterpreter wanted,
      boolean modest,
      Function<LoadedInterpreter, @Nullable Object> body) {
    return threads.runsItself(Thread.currentThread())
        ? callHere(work, wanted, modest, body)
        : callInLane(work, wanted, modest, body);
  }

  /**
   * Runs a call as {@link #call} does, but in another thread, so that its caller can leave it alone
   * if nothing stops it.
   */
  @Nullable Object callAside(Work work, Function<LoadedInterpreter, @Nullable Object> body) {
    return callInLane(work, null, false, body);
  }

  private @Nullable Object callHere(
      Work work,
      @Nullable LoadedInterpreter wanted,
      boolean modest,
      Function<LoadedInterpreter, @Nullable Object> body) {
    LoadedInterpreter free = takeAtOnce(wanted, modest);
    LoadedInterpreter taken =
        free == null ? awaitPatiently(new BorrowingThread(wanted), work, modest) : free;
    taken.ongoing().begin(watch.now(), work);
    boolean mine = true;
    try {
      return taken.run(body);
    } catch (AbandonedCall e) {
      mine = false;
      throw e;
    } finally {
      if (mine) {
        giveBack(taken);
      }
    }
  }

  private @Nullable Object callInLane(
      Work work,
      @Nullable LoadedInterpreter wanted,
      boolean modest,
      Function<LoadedInterpreter, @Nullable Object> body) {
    LaneCall call = new LaneCall(work, null, wanted, body);
    LoadedInterpreter free = takeAtOnce(wanted, modest);
    if (free != null) {
      call.give(free);
    } else {
      awaitPatiently(call, work, modest);
    }
    return call.result();
  }

  /** Who comes while others wait goes behind them. */
  private @Nullable LoadedInterpreter takeAtOnce(
      @Nullable LoadedInterpreter wanted, boolean modest) {
    if (modest) {
      return takeModestly();
    }
    return eager == 0 ? roster.take(wanted) : null;
  }

  private @Nullable LoadedInterpreter takeModestly() {
    lock.lock();
    try {
      LoadedInterpreter free = waiters == 0 ? roster.take(null) : null;
      if (free == null || roster.isAnyFree()) {
        return free;
      }
      free.free();
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Notes that a call is about to let others use its interpreter. */
  void letsIn(Work work) {
    if (work.probation().end()) {
      letModestIn(work);
    }
  }

  /** Lets those wait for any interpreter who were modest for a route that is proven now. */
  private void letModestIn(Work work) {
    if (waiters == eager) {
      return;
    }
    lock.lock();
    try {
      eager += line.beEager(each -> each.isModestFor(work));
      serve(null);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Goes on with a call that has waited, as soon as its interpreter is free; not if the pool is
   * closed.
   */
  void callLater(LoadedInterpreter own, Work work, AsyncCall async, Runnable body) {
    enqueueUnlessClosed(
        new LaneCall(
            work,
            async,
            own,
            _ -> {
              body.run();
              return null;
            }));
  }

  /**
   * Takes an interpreter again in which this thread has calls in progress, however long it takes.
   *
   * @throws AbandonedCall if the pool has been closed meanwhile
   */
  void regain(LoadedInterpreter own, OngoingCall.Progress progress) {
    if (eager != 0 || !own.take()) {
      Borrower borrower = new BorrowingThread(own);
      if (!enqueueUnlessClosed(borrower)) {
        throw new AbandonedCall();
      }
      borrower.await();
    }
    own.ongoing().goOn(watch.now(), progress);
  }

  /** Takes an interpreter back. */
  void giveBack(LoadedInterpreter interpreter) {
    Borrower next = release(interpreter);
    if (next != null) {
      next.give(interpreter);
    }
  }

  /**
   * Takes an interpreter back from its lane.
   *
   * @return the call with which the lane goes on; null if the interpreter is not the lane's any
   *     more
   */
  @Nullable LaneCall next(LoadedInterpreter interpreter) {
    return switch (release(interpreter)) {
      case LaneCall call -> call;
      case BorrowingThread thread -> {
        thread.give(interpreter);
        yield null;
      }
      case null -> null;
    };
  }

  /** Returns who gets the interpreter; null if nobody waits, and it is free or closed now. */
  private @Nullable Borrower release(LoadedInterpreter interpreter) {
    interpreter.ongoing().end();
    if (waiters == 0 && !interpreter.isRetired()) {
      interpreter.free();
      // Who began to wait between looks for a free one after having said so; one of both sees it.
      if ((waiters == 0 && !closed && !interpreter.isRetired()) || !interpreter.take()) {
        return null;
      }
    }
    return nextWaiter(interpreter);
  }

  /** Closes the interpreters that are free; any other is closed as soon as it is given back. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true; // who gives back under the lock, or begins to wait, has seen it or not
    } finally {
      lock.unlock();
    }
    for (LoadedInterpreter each : roster.active()) {
      if (each.take()) {
        handOver(each);
      }
    }
    roster.retired().forEach(this::closeIfDone);
  }

  /**
   * Takes an interpreter out: only calls that have begun in it go on there, and sessions that keep
   * values in it. It is closed when there is none of these any more.
   */
  void retire(LoadedInterpreter interpreter) {
    lock.lock();
    try {
      roster.retire(interpreter);
    } finally {
      lock.unlock();
    }
    closeIfDone(interpreter);
  }

  /** Closes an interpreter, if it was taken out, and nobody is in it or comes back to it. */
  void closeIfDone(LoadedInterpreter interpreter) {
    if (interpreter.isRetired() && interpreter.take()) {
      handOver(interpreter);
    }
  }

  /** Returns those that were taken out, and are not closed yet. */
  List<LoadedInterpreter> retired() {
    return roster.retired();
  }

  /**
   * Lets those wait no longer for any interpreter that have waited long enough.
   *
   * @return whether somebody waits
   */
  boolean expire() {
    if (waiters == 0) {
      return false;
    }
    long now = System.nanoTime();
    lock.lock();
    try {
      for (Borrower first = line.pollOverdue(now); first != null; first = line.pollOverdue(now)) {
        leaves(first);
        first.letGo();
      }
      return waiters != 0;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns whether it is closed, nothing runs in it, and nobody waits: the watch can forget it.
   */
  boolean isOver() {
    if (!closed || waiters != 0) {
      return false;
    }
    lock.lock();
    try {
      boolean over = waiters == 0 && !roster.isAnythingOngoing() && roster.retired().isEmpty();
      isWatched &= !over;
      return over;
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether something runs in any of its interpreters. */
  boolean isAnythingOngoing() {
    return roster.isAnythingOngoing();
  }

  /** Returns its interpreters; the array is not to be changed. */
  LoadedInterpreter[] interpreters() {
    return roster.active();
  }

  /**
   * Makes another interpreter if somebody waits, and would for long, or if the next one will.
   *
   * @param nanos the time, as {@link System#nanoTime} counts
   * @param busy how many are taken for long
   */
  void growIfShort(long nanos, int busy) {
    int number = roster.active().length;
    if (closed) {
      return;
    }
    fullLooks = busy >= number ? fullLooks + 1 : 0;
    if (fullLooks > (eager == 0 ? LOOKS_AHEAD : 0)) {
      growth.beyond(nanos, "All %d were busy".formatted(number));
    } else if (waiters != eager && isSpareMissing(nanos)) {
      growth.beyond(nanos, "No spare one");
    }
  }

  /** Returns whether another interpreter is being made. */
  boolean isMaking() {
    return growth.isMaking();
  }

  /** Returns whether a modest call waits for long; who is only untried need be so no longer. */
  private boolean isSpareMissing(long nanos) {
    long patience = limits.patience().toNanos();
    lock.lock();
    try {
      boolean missing = line.hasModestOverdue(nanos + patience - MODEST_NANOS);
      if (missing) {
        long late = nanos + patience - UNTRIED_NANOS;
        eager += line.beEager(each -> each.isUntried() && each.isOverdue(late));
        serve(null);
      }
      return missing;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Makes another interpreter in the place of one that was taken out.
   *
   * @return whether any is missing
   */
  boolean refill(long nanos) {
    return !closed && growth.refill(nanos);
  }

  private LoadedInterpreter awaitPatiently(Borrower borrower, Work work, boolean modest) {
    if (modest) {
      borrower.beModest(work);
    }
    borrower.patientUntil(System.nanoTime() + limits.patience().toNanos());
    boolean watched;
    lock.lock();
    try {
      if (closed && borrower.wanted() != null) {
        throw new OverloadException("the configuration that the request began with is closed");
      }
      if (roster.active().length == 0 && growth.isExhausted()) {
        throw new OverloadException(
            "all %s interpreters run calls that passed a limit and cannot be stopped"
                .formatted(language));
      }
      if (line.lengthForAny() >= limits.longestQueue()) {
        throw new OverloadException(
            "%d requests wait for a %s interpreter, which is all that may; handlers take long, or --interpreters is too low"
                .formatted(line.lengthForAny(), language));
      }
      enqueue(borrower);
      watched = isWatched && borrower.wanted() == null;
    } finally {
      lock.unlock();
    }
    LoadedInterpreter given = borrower.awaitPatiently(watched);
    return given == null ? lastLook(borrower) : given;
  }

  private boolean enqueueUnlessClosed(Borrower borrower) {
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
    line.add(borrower);
    waiters++;
    if (!borrower.isModest()) {
      eager++;
    }
    serve(borrower.wanted());
  }

  /**
   * Gives what is free to those who wait, under the lock.
   *
   * @param wanted which; null for any
   */
  private void serve(@Nullable LoadedInterpreter wanted) {
    for (LoadedInterpreter free = roster.take(wanted); free != null; free = roster.take(wanted)) {
      Borrower first = poll(free);
      if (first == null) {
        free.free();
        return;
      }
      first.give(free);
    }
  }

  private void leaves(Borrower borrower) {
    waiters--;
    if (!borrower.isModest()) {
      eager--;
    }
  }

  private LoadedInterpreter lastLook(Borrower borrower) {
    boolean promised;
    lock.lock();
    try {
      boolean queued = line.remove(borrower);
      if (queued) {
        leaves(borrower);
      }
      promised = !queued && !borrower.wasLetGo();
    } finally {
      lock.unlock();
    }
    if (promised) {
      return borrower.await(); // somebody is about to give it one
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new OverloadException("interrupted while waiting for a free interpreter");
    }
    throw new OverloadException(
        "no %s interpreter became free within %d s; handlers take long, or --interpreters is too low"
            .formatted(language, limits.patience().toSeconds()));
  }

  /** Gives an interpreter that is taken to who waits for it, or frees it, or closes it. */
  private void handOver(LoadedInterpreter interpreter) {
    Borrower next = nextWaiter(interpreter);
    if (next != null) {
      next.give(interpreter);
    }
  }

  private @Nullable Borrower nextWaiter(LoadedInterpreter interpreter) {
    boolean inUse;
    lock.lock();
    try {
      Borrower next = poll(interpreter);
      if (next != null) {
        return next;
      }
      if (!closed && !interpreter.isDone()) {
        interpreter.free();
        return null;
      }
      inUse = !closed;
      roster.remove(interpreter);
      line.forget(interpreter);
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
    Borrower next = line.poll(interpreter, interpreter.isRetired());
    if (next == null && !interpreter.isRetired() && (closed || roster.isAnyFree())) {
      next = line.pollForSpare();
    }
    if (next != null) {
      leaves(next);
    }
    return next;
  }
}
