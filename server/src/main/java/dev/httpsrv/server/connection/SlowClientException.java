package dev.httpsrv.server.connection;

import io.helidon.webserver.CloseConnectionException;

/** Ends a connection whose client sends too slowly. */
final class SlowClientException extends CloseConnectionException {

  private static final long serialVersionUID = 1L;

  SlowClientException() {
    super("the client is too slow");
  }
}
