package dev.httpsrv.engine.graal;

import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/**
 * Carries the error of an action at a safepoint out of the interpreter. Scripts can catch what Java
 * throws at them, but not an error that began inside of GraalVM; so it goes through them as
 * GraalVM's own exception, and is itself again for Java.
 */
final class Ending {

  private @Nullable Error error;
  private @Nullable PolyglotException carrier;
  private @Nullable ContextSafepoints safepoints;
  private @Nullable Runnable withdrawal;

  /** Runs an action at a safepoint. */
  void run(ContextSafepoints safepoints, Runnable action) {
    try {
      action.run();
    } catch (Error e) {
      this.safepoints = safepoints;
      error = e;
      carrier = null;
      throwAgain();
      throw e;
    }
  }

  // JavaScript runs what waits for promises even when its caller has thrown.
  private void throwAgain() {
    ContextSafepoints at = safepoints;
    Error thrown = error;
    if (at != null && thrown != null) {
      withdrawal =
          at.submit(
              Thread.currentThread(),
              _ -> {
                throwAgain();
                throw thrown;
              });
    }
  }

  /** Stops throwing, and forgets the error, when no call is in progress any more. */
  void over() {
    if (error != null) {
      withdraw();
      error = null;
      carrier = null;
      safepoints = null;
    }
  }

  private void withdraw() {
    if (withdrawal != null) {
      withdrawal.run();
      withdrawal = null;
    }
  }

  /** Throws the error that an action threw, if this is how it left a script. */
  void rethrow(PolyglotException e) {
    if (error != null && (carrier == null ? e.isInternalError() : carrier.equals(e))) {
      withdraw();
      carrier = e;
      throw error;
    }
  }

  /** Returns what an error is thrown as to the script that called Java. */
  RuntimeException intoScript(Error thrown) {
    if (thrown == error && carrier != null) {
      throwAgain();
      return carrier;
    }
    throw thrown;
  }
}
