package dev.httpsrv.api;

/** What a handler says when it returns. */
public enum HandlerResult {
  /** The response is complete. Scripts write {@code msys.httpsrv.DONE}, or return nothing. */
  DONE,
  /** The response follows later. Scripts write {@code msys.httpsrv.ASYNC}. */
  ASYNC
}
