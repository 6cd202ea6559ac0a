package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.Limit;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptStoppedException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The end of a call that has passed a limit. The watch asks for it, the call's thread obeys. If it
 * does not, the engine is to cancel what runs; if that does not help, the call is given up.
 */
final class Stop implements Runnable {

  private static final long ASK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
  private static final int MOST_UNHEARD = 5;
  private static final long CANCEL_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
  private static final long CANCEL_HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long CANCEL_PLACING_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long GIVE_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  /** What counts of a time in which the watch did not look: then the call may not have run. */
  private static final long MOST_BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final WatchedInterpreter interpreter;
  private final OngoingCall.Begun call;
  private final Limit limit;
  private long lastLook;
  private long waited;
  private volatile boolean asked;
  private int unheard;
  private boolean cancelled;
  private @Nullable Runnable withdrawal;
  private volatile @Nullable ScriptLocation location;
  private volatile boolean placing;
  private boolean over;
  private volatile boolean givenUp;
  private final CountDownLatch answered = new CountDownLatch(1);

  /**
   * Creates the end of a call.
   *
   * @param nanos when it was found to have passed the limit
   */
  Stop(WatchedInterpreter interpreter, OngoingCall.Begun call, Limit limit, long nanos) {
    this.interpreter = interpreter;
    this.call = call;
    this.limit = limit;
    this.lastLook = nanos;
  }

  WatchedInterpreter interpreter() {
    return interpreter;
  }

  OngoingCall.Begun call() {
    return call;
  }

  /** Returns whether the call has ended. */
  boolean hasEnded() {
    return !call.equals(interpreter.ongoing().begun());
  }

  /**
   * Returns whether the call has ended, perhaps by itself; then nothing is asked of it any more.
   */
  boolean isDone() {
    boolean ended = hasEnded();
    if (ended) {
      withdraw();
    }
    return ended;
  }

  /** Returns whether its call runs in the current thread. */
  boolean isOfThread() {
    return call.thread() == Thread.currentThread();
  }

  /** Returns whether its call keeps a thread that carries virtual ones. */
  boolean keepsCarrier() {
    return call.thread().isVirtual();
  }

  /** Returns why the call is to end. */
  String reason() {
    return call.work().limits().passed(limit);
  }

  /** Asks that the call end at its next safepoint. */
  void ask() {
    withdraw();
    asked = true;
    Runnable withdraw = interpreter.atSafepoint(call.thread(), this);
    boolean late;
    synchronized (this) {
      withdrawal = withdraw;
      late = over;
    }
    if (late && withdraw != null) {
      withdraw.run();
    }
  }

  private void withdraw() {
    Runnable before;
    synchronized (this) {
      before = withdrawal;
    }
    if (before != null) {
      before.run();
    }
  }

  private void askAgain() {
    unheard = 0;
    ask();
  }

  /** Ends the call, at a safepoint of that. */
  @Override
  public void run() {
    asked = false;
    if (!placing && !hasEnded()) {
      notePlace();
      throw new StoppedCall(reason());
    }
  }

  /** Notes where the call is, which is the current thread's, unless that is known. */
  void notePlace() {
    if (location == null) {
      placing = true; // Python runs a function for it, which comes to safepoints as well
      location = place().orElse(null);
      placing = false;
    }
  }

  private Optional<ScriptLocation> place() {
    try {
      return interpreter.callSite();
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.empty(); // where it was is not worth that it goes on
    }
  }

  /**
   * Does what is due by now for a call that goes on.
   *
   * @return whether it is to be given up
   */
  boolean insist(long nanos) {
    long passed = nanos - lastLook;
    if (passed < ASK_AGAIN_NANOS) {
      return false;
    }
    lastLook = nanos;
    waited += Math.min(passed, MOST_BETWEEN_LOOKS_NANOS);
    // It has been at a safepoint, and did not end, as where its stack had no room; or it was asked
    // before it had begun to run the script, and the engine found nobody to tell.
    if (!placing && (!asked || ++unheard >= MOST_UNHEARD)) {
      askAgain();
    }
    switch (call.thread().getState()) {
      case BLOCKED, WAITING, TIMED_WAITING -> interrupt();
      case NEW, RUNNABLE, TERMINATED -> {}
    }
    if (!cancelled && waited >= patience() && call.work().mayBeCancelled()) {
      cancelled = true;
      // It returns when nothing runs any more, which may be never.
      Threads.start("httpsrv-cancel", this::cancel);
    }
    return waited >= GIVE_UP_NANOS && somebodyElseCanAnswer();
  }

  /** To cancel ends whatever others keep in the interpreter, too, and what tells the place. */
  private long patience() {
    if (placing) {
      return CANCEL_PLACING_NANOS;
    }
    return interpreter.isHeld() ? CANCEL_HELD_NANOS : CANCEL_NANOS;
  }

  private boolean somebodyElseCanAnswer() {
    return call.lane() != null || call.work().isForClient();
  }

  private void cancel() {
    if (!hasEnded()) {
      interpreter.cancel();
    }
  }

  // Since the call was asked some milliseconds have passed: if it is there still, it will have seen
  // this when it ends, and what is interrupted is no later call.
  private synchronized void interrupt() {
    if (!over) {
      call.thread().interrupt();
    }
  }

  /** Notes that who waits for the call has been answered, as far as that was possible. */
  void answered() {
    answered.countDown();
  }

  /** Returns whether the call was given up, and perhaps runs still. */
  boolean isGivenUp() {
    return givenUp;
  }

  /** Gives the call up; returns what its caller is told in its place, null if it has ended. */
  @Nullable ScriptStoppedException giveUp() {
    synchronized (this) {
      if (over || givenUp) {
        return null;
      }
      givenUp = true;
    }
    call.work().giveUp();
    interpreter.counts().giveUp();
    return exception(reason() + "; nothing stops it, so it is given up");
  }

  /**
   * Notes that the call has ended, on its thread; from now on nothing happens to that.
   *
   * @throws GivenUpCall if its caller has been told
   */
  ScriptStoppedException end() {
    Runnable withdraw;
    synchronized (this) {
      over = true;
      withdraw = withdrawal;
      Thread.interrupted(); // it was meant for the call
    }
    if (withdraw != null) {
      withdraw.run();
    }
    if (givenUp) {
      awaitAnswer(); // which needs the connection that this thread is about to end
      call.work().end();
      interpreter.counts().end();
      throw new GivenUpCall();
    }
    interpreter.counts().stop();
    return exception(reason());
  }

  private void awaitAnswer() {
    try {
      answered.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server ends, and its connections with it
    }
  }

  private ScriptStoppedException exception(String message) {
    return call.work().stopped(limit, message, location);
  }
}
