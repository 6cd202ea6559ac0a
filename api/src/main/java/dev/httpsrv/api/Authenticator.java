package dev.httpsrv.api;

import java.util.Optional;

/** Authenticates requests in Java, beside the auth handlers that scripts register. */
@FunctionalInterface
public interface Authenticator {

  /**
   * Returns the user who makes a request; empty to refuse it with the response that the session
   * holds, or with a 401 where it set none. Many threads call this at once.
   *
   * @throws Exception for any reason; the client gets a 500 that does not say why, the log does
   */
  Optional<String> authenticate(Session session) throws Exception;
}
