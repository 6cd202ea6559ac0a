package dev.httpsrv.runtime.generation;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A call that computes for long, which rests at its safepoints when it is asked to. One thread asks
 * and resumes.
 */
final class Turn implements Runnable {

  /** What it does. */
  enum State {
    /** It computes. */
    RUNS,
    /** It computes up to its next safepoint. */
    ASKED,
    /** It waits to be resumed. */
    RESTS,
    /** It computes, in an engine that has no safepoints. */
    CANNOT_REST
  }

  private final WatchedInterpreter interpreter;
  private final OngoingCall.Begun call;
  private volatile State state = State.RUNS;
  private @Nullable Runnable withdrawal;
  private long since;

  /**
   * Creates the turn of a call that computes.
   *
   * @param now the look that found it
   */
  Turn(WatchedInterpreter interpreter, OngoingCall.Begun call, long now) {
    this.interpreter = interpreter;
    this.call = call;
    this.since = now;
  }

  WatchedInterpreter interpreter() {
    return interpreter;
  }

  State state() {
    return state;
  }

  /**
   * Returns whether it keeps a thread that carries virtual ones, or may do so: a call that rests
   * leaves it in some engines alone.
   */
  boolean keepsCarrier() {
    return call.thread().isVirtual();
  }

  boolean hasEnded() {
    return !call.equals(interpreter.ongoing().begun());
  }

  /** Returns the look at which it was resumed, or found. */
  long since() {
    return since;
  }

  /** Asks it to rest. */
  void ask() {
    change(State.RUNS, State.ASKED);
    Runnable asked = null;
    try {
      asked = interpreter.atSafepoint(call.thread(), this);
    } finally {
      withdrawal = asked;
      if (asked == null) {
        change(State.ASKED, State.CANNOT_REST);
      }
    }
  }

  /** Lets it go on, whatever it does. */
  void resume(long now) {
    since = now;
    if (begin() == State.RESTS) {
      LockSupport.unpark(call.thread());
    } else if (withdrawal != null) {
      withdrawal.run();
    }
    withdrawal = null;
  }

  private synchronized State begin() {
    State before = state;
    state = State.RUNS;
    return before;
  }

  /** Rests, if it is asked to and the call is still this one. */
  @Override
  public void run() {
    if (hasEnded() || !change(State.ASKED, State.RESTS)) {
      return;
    }
    // Who interrupts it wants it to end, and it can't while it rests.
    while (state == State.RESTS && !Thread.currentThread().isInterrupted()) {
      LockSupport.park(this);
    }
    change(State.RESTS, State.RUNS);
  }

  private synchronized boolean change(State from, State to) {
    boolean fits = state == from;
    if (fits) {
      state = to;
    }
    return fits;
  }
}
