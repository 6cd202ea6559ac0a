package dev.httpsrv.server;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.runtime.route.RequestPath;
import dev.httpsrv.server.connection.ServerStage;
import dev.httpsrv.server.connection.WatchedConnections;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers Helidon's requests with httpsrv; an application adds it to its own routing. When its
 * server has stopped, it closes httpsrv.
 *
 * <p>For a suspended session to learn that its client has gone, the application adds {@link
 * WatchedConnections} to its server's connection selectors, and gives it to this handler too;
 * without it, the session waits until it is resumed or waited too long.
 */
public final class HttpsrvHandler implements Handler {

  private final Httpsrv httpsrv;
  private final @Nullable WatchedConnections connections;
  private final ServerStage stage;

  /** Creates the handler, which owns httpsrv from here on. */
  public HttpsrvHandler(Httpsrv httpsrv) {
    this(httpsrv, null);
  }

  /** Creates the handler of a server that has these connections; it owns httpsrv from here on. */
  public HttpsrvHandler(Httpsrv httpsrv, @Nullable WatchedConnections connections) {
    this(httpsrv, connections, new ServerStage());
  }

  /** Creates the handler of a server whose connections end after an answer once they drain. */
  HttpsrvHandler(Httpsrv httpsrv, @Nullable WatchedConnections connections, ServerStage stage) {
    this.httpsrv = httpsrv;
    this.connections = connections;
    this.stage = stage;
    if (connections != null) {
      httpsrv.onGivenUp(
          (thread, response) -> connections.answer(thread, ResponseWriter.lastOf(response)));
    }
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Optional<String> path = RequestPath.of(request.prologue().uriPath().rawPath());
    if (isHttp1(request) && !HostHeader.isRight(request.headers())) {
      Response refusal = badRequest();
      refusal.header("Connection", "close");
      send(request, response, refusal);
      return;
    }
    if (path.isEmpty()) {
      send(request, response, badRequest());
      return;
    }
    HelidonExchange exchange =
        new HelidonExchange(request, response, path.get(), connections, stage);
    Response answer = httpsrv.handle(exchange);
    // Where a body ends that could not be read is not known, so what follows it cannot be a
    // request.
    Response bodyProblem = exchange.bodyProblem();
    switch (answer.delivery()) {
      case WHOLE -> {
        if (bodyProblem == null) {
          send(request, response, answer);
        } else {
          bodyProblem.header("Connection", "close");
          send(request, response, bodyProblem);
        }
      }
      case STREAMED -> {
        if (bodyProblem != null) {
          throw new CloseConnectionException("a request's body could not be read");
        }
        if (connections != null) {
          connections.hasBegun(false);
        }
        closeIfAsked(request, response);
      }
      case BROKEN -> throw new CloseConnectionException("a response was broken off");
    }
  }

  @Override
  public void afterStop() {
    httpsrv.close();
  }

  private static Response badRequest() {
    return Response.plain(400, "400 Bad Request");
  }

  static boolean isHttp1(ServerRequest request) {
    return request.prologue().protocolVersion().startsWith("1");
  }

  private void send(ServerRequest request, ServerResponse response, Response answer) {
    if (stage.isDraining() && isHttp1(request)) {
      answer.header("Connection", "close");
    }
    ResponseWriter.send(request, response, answer);
    closeIfAsked(request, response);
  }

  /** Helidon 4.5.0 says {@code Connection: close}, but then waits for the client to close. */
  static void closeIfAsked(ServerRequest request, ServerResponse response) {
    boolean asked =
        saysClose(request.headers()) || response.headers().contains(HeaderValues.CONNECTION_CLOSE);
    if (asked && isHttp1(request)) {
      throw new CloseConnectionException("the last response of this connection has been sent");
    }
  }

  // Looking into a header takes a stream over all of its tokens: 5 % of a hello request.
  private static boolean saysClose(Headers headers) {
    return headers.contains(HeaderNames.CONNECTION)
        && headers.containsToken(HeaderValues.CONNECTION_CLOSE);
  }
}
