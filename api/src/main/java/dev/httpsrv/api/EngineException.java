package dev.httpsrv.api;

import org.jspecify.annotations.Nullable;

/** An engine itself failed; no script is at fault. */
public final class EngineException extends HttpsrvException {

  private static final long serialVersionUID = 1;

  /** Reports which engine failed, and how. */
  public EngineException(String engineId, String message, @Nullable Throwable cause) {
    super("Engine " + engineId + ": " + message, cause);
  }
}
