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

  private final Suspension waiting = new Suspension();
  private final Duration longest;
  private final Supplier<ScriptStoppedException> late;
  private volatile @Nullable ScriptStoppedException stopped;

  /**
   * Creates what waits for a result.
   *
   * @param longest how long the handler may wait for it
   * @param late why the handler ends if it does
   */
  FollowedResult(Duration longest, Supplier<ScriptStoppedException> late) {
    this.longest = longest;
    this.late = late;
    waiting.suspend();
  }

  /** Follows the result; called with the interpreter. */
  void follow(PendingResult result) {
    result.whenSettled(() -> waiting.resume(true));
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
  Suspension.End await(BooleanSupplier abandoned) {
    Suspension.End end = waiting.await(longest, abandoned);
    if (stopped != null) {
      throw stopped;
    }
    if (end == Suspension.End.EXPIRED) {
      throw Thread.currentThread().isInterrupted() ? interrupted() : late.get();
    }
    return end;
  }

  private static ScriptRaisedException interrupted() {
    return new ScriptRaisedException("interrupted while waiting", List.of(), null);
  }
}
