package dev.httpsrv.server.connection;

import io.helidon.webserver.CloseConnectionException;
import org.jspecify.annotations.Nullable;

/** Ends a connection whose client sends too slowly. */
public final class SlowClientException extends CloseConnectionException {

  private static final long serialVersionUID = 1L;

  SlowClientException(@Nullable Throwable cause) {
    super("the client is too slow", cause);
  }
}
