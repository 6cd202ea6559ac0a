package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.HttpsrvException;

/**
 * Ends a call of a script that has waited, and has not got its interpreter back. An error, which
 * scripts do not catch: nothing of the call may run in that interpreter any more.
 */
final class LostInterpreter extends Error {

  private static final long serialVersionUID = 1;

  private final HttpsrvException told;

  /**
   * Creates it.
   *
   * @param told what its caller is told
   */
  LostInterpreter(HttpsrvException told) {
    super(told.getMessage(), null, false, false);
    this.told = told;
  }

  HttpsrvException told() {
    return told;
  }
}
