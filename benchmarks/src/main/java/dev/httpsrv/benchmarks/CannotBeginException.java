package dev.httpsrv.benchmarks;

/** Why a command does not begin; the message is for who called it. */
public final class CannotBeginException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates it. */
  public CannotBeginException(String message) {
    super(message);
  }
}
