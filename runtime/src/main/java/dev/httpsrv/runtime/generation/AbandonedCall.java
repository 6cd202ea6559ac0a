package dev.httpsrv.runtime.generation;

/**
 * Ends a call of a script whose interpreter was closed while the call waited. An error, which
 * scripts do not catch: nothing may run in that interpreter any more.
 */
final class AbandonedCall extends Error {

  private static final long serialVersionUID = 1;

  AbandonedCall() {
    super("the configuration that the call began with is closed", null, false, false);
  }
}
