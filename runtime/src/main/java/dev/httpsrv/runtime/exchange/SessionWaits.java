package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptStoppedException;
import dev.httpsrv.api.spi.PendingResult;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a session waits for: that somebody resumes it, who finds it by its event, or that its
 * handler's result is there. Most sessions need none of it.
 */
final class SessionWaits {

  private final ExchangeSession session;
  private final SuspendedSessions suspended;
  private @Nullable String event;
  private volatile @Nullable Suspension suspension;
  private volatile @Nullable FollowedResult followed;

  SessionWaits(ExchangeSession session, SuspendedSessions suspended) {
    this.session = session;
    this.suspended = suspended;
  }

  /** Returns what names the session. */
  String event() {
    String known = event;
    if (known == null) {
      known = suspended.newEvent();
      event = known;
    }
    return known;
  }

  /**
   * Suspends the session.
   *
   * @throws IllegalStateException if it is suspended
   */
  void suspend() {
    Suspension known = suspension;
    if (known == null) {
      known = new Suspension();
      suspension = known;
    }
    known.suspend();
    suspended.add(session);
  }

  /** Resumes the session; returns whether it was suspended. Any thread may call it. */
  boolean resume(boolean again) {
    Suspension known = suspension;
    return known != null && known.resume(again);
  }

  /** Returns whether others may use the session: it waits, and nobody has resumed it yet. */
  boolean isVisitable() {
    Suspension known = suspension;
    return known != null && known.isWaiting();
  }

  /**
   * Waits until the session is resumed.
   *
   * @return true if the handler is to run again
   * @throws ScriptRaisedException if it was not suspended
   */
  boolean awaitResume(Duration longest) {
    Suspension waiting = suspension;
    if (waiting == null || !waiting.isSuspended()) {
      throw new ScriptRaisedException(
          "the handler returned ASYNC without session_suspend; call that first, or return DONE",
          List.of(),
          null);
    }
    try {
      return ended(await(waiting, longest));
    } finally {
      suspended.remove(session);
    }
  }

  private Suspension.End await(Suspension waiting, Duration longest) {
    suspended.waits(waiting);
    try {
      return waiting.await(longest, session.exchange()::hasClientGone);
    } finally {
      suspended.waitsNoMore(waiting);
    }
  }

  /**
   * Follows a result.
   *
   * @param answers whether the handler has answered with the result that is there
   * @param longest how long the handler may wait for it
   * @param late why the handler ends if it does
   */
  void follow(
      PendingResult result,
      BooleanSupplier answers,
      Duration longest,
      Supplier<ScriptStoppedException> late) {
    FollowedResult next = new FollowedResult(session, longest, late);
    followed = next;
    next.follow(result, answers);
  }

  /** Ends the wait for the result. Any thread may call it. */
  void stopped(ScriptStoppedException end) {
    FollowedResult known = followed;
    if (known != null) {
      known.stop(end);
    }
  }

  /**
   * Waits until the result is there.
   *
   * @return false if the client has gone, or no result is followed
   * @throws ScriptStoppedException if the handler has passed a limit
   */
  boolean awaitResult() {
    FollowedResult known = followed;
    if (known == null) {
      return false;
    }
    try {
      return ended(known.await(session.exchange()::hasClientGone));
    } finally {
      followed = null;
    }
  }

  /** Returns whether the session was suspended, and neither resumed nor waited for. */
  boolean isSuspended() {
    Suspension left = suspension;
    return left != null && left.isSuspended();
  }

  /** Ends what the session waits for, if it was not resumed. */
  void end() {
    Suspension left = suspension;
    if (left != null && left.isSuspended()) {
      left.resume(false);
      suspended.remove(session);
    }
  }

  private boolean ended(Suspension.End end) {
    synchronized (session) { // whoever visits still is let finish
      session.waitHasEnded(end);
    }
    return end == Suspension.End.AGAIN;
  }
}
