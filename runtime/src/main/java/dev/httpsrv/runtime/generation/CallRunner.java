package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.OverloadException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls in a pool's interpreters: in the thread that asks, or in one of the interpreter's lane
 * while that thread waits. Any thread may ask.
 */
final class CallRunner {

  private final String language;
  private final InterpreterPool pool;
  private final PoolLimits limits;
  private final BusyWatch watch;
  private final CallThreads threads;

  CallRunner(
      String language,
      InterpreterPool pool,
      PoolLimits limits,
      BusyWatch watch,
      CallThreads threads) {
    this.language = language;
    this.pool = pool;
    this.limits = limits;
    this.watch = watch;
    this.threads = threads;
  }

  /** Returns whether an interpreter is one of those in which it runs calls. */
  boolean runsIn(LoadedInterpreter interpreter) {
    return interpreter.isOf(pool);
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
          ? callOnProbation(work, wanted, body)
          : takeAndRun(work, wanted, false, body);
    } catch (LostInterpreter e) {
      throw e.told();
    }
  }

  private @Nullable Object callOnProbation(
      Work work,
      @Nullable LoadedInterpreter wanted,
      Function<LoadedInterpreter, @Nullable Object> body) {
    boolean modest = wanted == null && work.probation().isModest(pool.roster().fullSize(), limits);
    boolean begun = true;
    try {
      return takeAndRun(work, wanted, modest, body);
    } catch (OverloadException e) {
      begun = false;
      throw e;
    } finally {
      if (begun) {
        pool.proven(work);
      }
    }
  }

  /**
   * Runs a call.
   *
   * @param modest whether it leaves the last free interpreter to others
   */
  private @Nullable Object takeAndRun(
      Work work,
      @Nullable LoadedInterpreter wanted,
      boolean modest,
      Function<LoadedInterpreter, @Nullable Object> body) {
    return threads.runsItself(Thread.currentThread()) && !work.hasOwnStack()
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
    LoadedInterpreter free = pool.takeAtOnce(wanted, modest);
    LoadedInterpreter taken = free == null ? awaitOne(wanted, work, modest) : free;
    taken.ongoing().begin(watch.now(), work);
    boolean mine = true;
    try {
      return taken.run(body);
    } catch (LostInterpreter e) {
      mine = false;
      throw e;
    } finally {
      if (mine) {
        pool.giveBack(taken);
      }
    }
  }

  private @Nullable Object callInLane(
      Work work,
      @Nullable LoadedInterpreter wanted,
      boolean modest,
      Function<LoadedInterpreter, @Nullable Object> body) {
    LaneCall call = new LaneCall(work, null, wanted, body);
    LoadedInterpreter free = pool.takeAtOnce(wanted, modest);
    if (free != null) {
      call.give(free);
    } else {
      await(call, work, modest);
    }
    return call.result();
  }

  private LoadedInterpreter awaitOne(
      @Nullable LoadedInterpreter wanted, Work work, boolean modest) {
    Borrower borrower = new BorrowingThread(wanted);
    await(borrower, work, modest);
    return borrower.await();
  }

  /** Waits until the borrower is given an interpreter, or somebody is about to do so. */
  private void await(Borrower borrower, Work work, boolean modest) {
    if (modest) {
      borrower.beModest(work);
    }
    borrower.patientUntil(System.nanoTime() + limits.patience().toNanos());
    boolean watched = pool.awaitPatiently(borrower);
    if (borrower.awaitPatiently(watched) != null || !pool.withdraw(borrower)) {
      return;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new OverloadException("interrupted while waiting for a free interpreter");
    }
    throw new OverloadException(
        "no %s interpreter became free within %d s; handlers take long, or --max-interpreters is too low"
            .formatted(language, limits.patience().toSeconds()));
  }
}
