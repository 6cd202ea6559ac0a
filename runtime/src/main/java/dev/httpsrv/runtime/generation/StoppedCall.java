package dev.httpsrv.runtime.generation;

/**
 * Ends a call that has passed a limit: an error, which scripts do not catch. Whoever called learns
 * of it by a {@link dev.httpsrv.api.ScriptStoppedException}.
 */
final class StoppedCall extends Error {

  private static final long serialVersionUID = 1;

  StoppedCall(String message) {
    super(message, null, false, false);
  }
}
