package dev.httpsrv.runtime.generation;

/**
 * Ends a call that was given up, since nothing could stop it: its client has been answered by then,
 * and its thread must leave the client alone.
 */
public final class GivenUpCall extends Error {

  private static final long serialVersionUID = 1;

  GivenUpCall() {
    super("the call was given up", null, false, false);
  }
}
