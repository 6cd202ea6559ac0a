package dev.httpsrv.api;

/** No interpreter became free in time; try again later, or serve with more interpreters. */
public final class OverloadException extends HttpsrvException {

  private static final long serialVersionUID = 1;

  /** Reports what there was none of. */
  public OverloadException(String message) {
    super(message, null);
  }
}
