package dev.httpsrv.server.connection;

import dev.httpsrv.runtime.exchange.Response;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The client of a request, as its connection knows it, for whichever thread answers it. Where none
 * of {@link WatchedConnections} serves it, nothing is known of it.
 */
public final class RequestClient {

  /** A client that one of Helidon's own connections serves. */
  public static final RequestClient UNKNOWN = new RequestClient(null, 0);

  private final @Nullable GuardedConnection connection;
  private final int stream;

  /** Creates it; the stream counts with HTTP/2 alone. */
  RequestClient(@Nullable GuardedConnection connection, int stream) {
    this.connection = connection;
    this.stream = stream;
  }

  /**
   * Returns whether the client has closed its connection, or its half of it, or has reset its
   * request of HTTP/2, as far as is known.
   *
   * <p>To know it later, this begins to read in the background what a client of HTTP/1.1 sends
   * next, and keeps it for the connection; so ask again. A client that has sent more than 64 KiB
   * ahead is not read further, and taken to be there.
   */
  public boolean hasGone() {
    return connection != null && connection.hasClientGone(stream);
  }

  /** Returns whether the client has reset its request of HTTP/2; nothing is read to know it. */
  public boolean hasReset() {
    return connection != null && connection.wasReset(stream);
  }

  /** Returns the request's body, which has to come in time. */
  public BodySource paced(InputStream body) {
    return connection == null ? body::read : connection.paced(body);
  }

  /** Ends the connection of HTTP/2 that the request came by. */
  public void abort() {
    if (connection != null) {
      connection.abort();
    }
  }

  /**
   * Notes that the head that this thread sends next over HTTP/1.1 is to have no length, though
   * Helidon writes the length 0: a 204, a 304, or what a request for a head gets in the place of a
   * stream (RFC 9110, 8.6).
   */
  public void answersWithoutLength() {
    if (connection != null) {
      connection.answersWithoutLength();
    }
  }

  /** Notes that a response, which is sent in pieces, begins: nobody else may answer now. */
  public void responseBegins() {
    if (connection != null) {
      connection.responseGoesOn(true);
    }
  }

  /** Notes that a response, which was sent in pieces, has ended. */
  public void responseHasEnded() {
    if (connection != null) {
      connection.responseGoesOn(false);
    }
  }

  /** Returns what a handler answers to a request for a head; who else has to, sends no body. */
  public Response answerHead(Supplier<Response> handler) {
    if (connection == null) {
      return handler.get();
    }
    connection.wantsHead(true);
    try {
      return handler.get();
    } finally {
      connection.wantsHead(false);
    }
  }
}
