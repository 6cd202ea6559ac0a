package dev.httpsrv.runtime.generation;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Who borrows an interpreter and waits for it: a thread, or a call that a lane is to run. */
abstract sealed class Borrower permits BorrowingThread, LaneCall {

  private final Thread thread = Thread.currentThread();
  private final @Nullable LoadedInterpreter wanted;
  private @Nullable Work modest;
  private long arrival;
  private volatile @Nullable LoadedInterpreter given;
  private volatile boolean letGo;
  private long deadline;

  /**
   * Creates the borrower of the current thread.
   *
   * @param wanted the interpreter that it waits for; null for any
   */
  Borrower(@Nullable LoadedInterpreter wanted) {
    this.wanted = wanted;
  }

  @Nullable LoadedInterpreter wanted() {
    return wanted;
  }

  /** Lets it wait until another interpreter is free beside the one that it gets. */
  void beModest(Work work) {
    modest = work;
  }

  /** Lets it wait for any interpreter. */
  void beEager() {
    modest = null;
  }

  /** Returns whether it leaves the last free interpreter to others. */
  boolean isModest() {
    return modest != null;
  }

  /** Returns whether it does so for a route of which no call has ended yet. */
  boolean isUntried() {
    Work work = modest;
    return work != null && work.probation().isUntried();
  }

  /** Returns whether it does so for a route that is not on probation any more. */
  boolean isModestForNothing() {
    Work work = modest;
    return work != null && !work.probation().applies();
  }

  /** Returns whether it does so for this work. */
  boolean isModestFor(Work work) {
    return modest == work;
  }

  /** Sets its place in the order of all that wait. */
  void arrivesAs(long place) {
    arrival = place;
  }

  /** Sets how long it waits, until a time of {@link System#nanoTime}. */
  void patientUntil(long time) {
    deadline = time;
  }

  /** Returns for how many nanoseconds it is to wait from a time on. */
  long left(long now) {
    return deadline - now;
  }

  /** Returns whether it has waited long enough. */
  boolean isOverdue(long now) {
    return now - deadline > 0;
  }

  /** Lets it wait no longer; who calls this has taken it out of its queue. */
  void letGo() {
    letGo = true;
    wake();
  }

  /** Returns whether it was let go, and gets no interpreter. */
  boolean wasLetGo() {
    return letGo;
  }

  boolean cameBefore(Borrower other) {
    return arrival < other.arrival;
  }

  /** Returns its place in the order of all that wait. */
  long arrival() {
    return arrival;
  }

  /** Hands over an interpreter, which is the borrower's from now on. */
  abstract void give(LoadedInterpreter interpreter);

  /** Notes which interpreter it got. */
  void given(LoadedInterpreter interpreter) {
    given = interpreter;
  }

  /** Returns whether it got one. */
  boolean isServed() {
    return given != null;
  }

  /** Wakes the thread that waits. */
  void wake() {
    LockSupport.unpark(thread);
  }

  /**
   * Waits for an interpreter until it is let go, or interrupted; null where none was given by then.
   *
   * @param watched whether somebody lets it go in time; if not, it has a timer for that, which
   *     costs as much as the rest of its wait
   */
  @Nullable LoadedInterpreter awaitPatiently(boolean watched) {
    boolean waits = true;
    while (waits && given == null && !letGo && !thread.isInterrupted()) {
      if (watched) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, left(System.nanoTime()));
        waits = !isOverdue(System.nanoTime());
      }
    }
    return given;
  }

  /** Waits for an interpreter as long as it takes. */
  LoadedInterpreter await() {
    awaitUntil(() -> given != null, () -> {});
    return Objects.requireNonNull(given);
  }

  /**
   * Waits until it is woken for a reason, whoever interrupts it.
   *
   * @param onInterrupt what to do whenever somebody does
   */
  final void awaitUntil(BooleanSupplier reason, Runnable onInterrupt) {
    boolean interrupted = false;
    while (!reason.getAsBoolean()) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        interrupted = true;
        onInterrupt.run();
      }
    }
    if (interrupted) {
      thread.interrupt();
    }
  }
}
