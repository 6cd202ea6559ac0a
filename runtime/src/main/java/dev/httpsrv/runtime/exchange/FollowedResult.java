package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptStoppedException;
import dev.httpsrv.api.spi.PendingResult;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A handler's result that is not there yet. Any thread may use it. */
final class FollowedResult {

  private final SessionState session;
  private final Suspension waiting = new Suspension();
  private final Duration longest;
  private final Supplier<ScriptStoppedException> late;
  private volatile @Nullable ScriptStoppedException stopped;

  /**
   * Creates what waits for a result.
   *
   * @param longest how long the handler may wait for it
   * @param late ends the handler if it does, and says why
   */
  FollowedResult(SessionState session, Duration longest, Supplier<ScriptStoppedException> late) {
    this.session = session;
    this.longest = longest;
    this.late = late;
    waiting.suspend();
  }

  /**
   * Follows the result; called with the interpreter.
   *
   * @param answers whether the handler has answered with the result that is there
   */
  void follow(PendingResult result, BooleanSupplier answers) {
    result.whenSettled(
        () -> {
          if (answers.getAsBoolean()) {
            session.setAnswered(); // what its handler does not wait for may go on at once
          }
          waiting.resume(true);
        });
  }

  /** Ends the wait. */
  void stop(ScriptStoppedException end) {
    stopped = end;
    waiting.resume(true);
  }

  /**
   * Waits until the result is there.
   *
   * @return what ended the wait: {@link Suspension.End#AGAIN} if the result is there
   * @throws ScriptStoppedException if the handler has passed a limit
   * @throws ScriptRaisedException if the thread is interrupted
   */
  Suspension.End await(BooleanSupplier clientGone) {
    Suspension.End end = waiting.await(longest, clientGone);
    ScriptStoppedException own = null;
    if (stopped == null && end == Suspension.End.EXPIRED) {
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted();
      }
      own = late.get(); // by then it may have been stopped, at a place
    }
    ScriptStoppedException told = stopped;
    if (told != null || own != null) {
      throw told != null ? told : own;
    }
    return end;
  }

  private static ScriptRaisedException interrupted() {
    return new ScriptRaisedException("interrupted while waiting", List.of(), null);
  }
}
