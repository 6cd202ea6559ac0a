package dev.httpsrv.runtime.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What a client did wrong, or that it went away: no fault of the script to which this is raised.
 * The message is for the script.
 */
public final class ClientFailure extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /** Creates the failure. */
  public ClientFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Returns whether a failure comes from one of these. */
  public static boolean isIn(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof ClientFailure) {
        return true;
      }
    }
    return false;
  }
}
