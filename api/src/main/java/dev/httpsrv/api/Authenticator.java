package dev.httpsrv.api;

import java.util.Optional;

/** Authenticates requests in Java, beside the auth handlers that scripts register. */
@FunctionalInterface
public interface Authenticator {

  /**
   * Returns the user who makes a request; empty to refuse it: with the session's response if it set
   * a status, 200 or another, else with a 401. Many threads call this at once.
   *
   * @throws Exception for any reason; the client gets a 500 that does not say why, the log does
   */
  Optional<String> authenticate(Session session) throws Exception;
}
