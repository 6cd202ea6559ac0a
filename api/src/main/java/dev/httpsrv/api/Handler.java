package dev.httpsrv.api;

/** Answers requests in Java, beside the handlers that scripts register. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers one request. Many threads call this at once.
   *
   * @throws Exception for any reason; the client gets a 500 that does not say why, the log does; a
   *     400, 408 or 413 where it was the client's fault
   */
  HandlerResult handle(Session session) throws Exception;
}
