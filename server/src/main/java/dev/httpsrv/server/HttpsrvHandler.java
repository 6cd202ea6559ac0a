package dev.httpsrv.server;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.runtime.route.RequestPath;
import dev.httpsrv.server.connection.RequestClient;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers Helidon's requests with httpsrv; an application adds it to its own routing. When its
 * server has stopped, it closes httpsrv.
 *
 * <p>The application adds {@link WatchedConnections} to its server, and gives them to this handler
 * too. Without them Helidon's own connections serve all routes: malformed chunks can smuggle
 * requests, slow clients are waited for, nothing is limited that Helidon does not limit, the client
 * of a handler that nothing stops gets no answer, and a suspended session does not learn that its
 * client has gone.
 */
public final class HttpsrvHandler implements Handler {

  private static final Logger LOG = LoggerFactory.getLogger(HttpsrvHandler.class);

  private final Httpsrv httpsrv;
  private final @Nullable WatchedConnections connections;
  private final ServerStage stage;
  private final Health health;
  private final Http2Requests http2 = new Http2Requests();
  private final BodyMemory memory = new BodyMemory(Runtime.getRuntime().maxMemory() / 8);

  /**
   * Creates the handler of a server with Helidon's own connections; it owns httpsrv from here on.
   */
  public HttpsrvHandler(Httpsrv httpsrv) {
    this(httpsrv, null);
  }

  /** Creates the handler of a server that has these connections; it owns httpsrv from here on. */
  public HttpsrvHandler(Httpsrv httpsrv, @Nullable WatchedConnections connections) {
    this(httpsrv, connections, new ServerStage(), HealthPaths.NONE);
  }

  /** Creates the handler of a server whose connections end after an answer once they drain. */
  HttpsrvHandler(
      Httpsrv httpsrv,
      @Nullable WatchedConnections connections,
      ServerStage stage,
      HealthPaths paths) {
    this.httpsrv = httpsrv;
    this.connections = connections;
    this.stage = stage;
    this.health = new Health(paths, stage);
    if (connections != null) {
      httpsrv.onGivenUp(
          (thread, response) -> {
            http2.answer(thread, response);
            connections.answer(thread, ResponseWriter.lastHead(response), response.body());
          });
    }
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Optional<String> path = RequestPath.of(request.prologue().uriPath().rawPath());
    RequestClient client =
        connections == null ? RequestClient.UNKNOWN : connections.client(request.id());
    HelidonExchange exchange =
        new HelidonExchange(request, response, path.orElse(""), client, memory, stage);
    try {
      answer(exchange, request, response, path.isPresent());
    } finally {
      exchange.requestBody().release();
    }
  }

  private void answer(
      HelidonExchange exchange, ServerRequest request, ServerResponse response, boolean hasPath) {
    Response without = RequestRules.answer(request, hasPath);
    if (without != null) {
      if (without.status() >= 400) {
        LOG.debug("A request of {} is refused with {}", exchange.peerAddress(), without.status());
      }
      if (isHttp1(request)) {
        without.header("Connection", "close");
      }
      finish(exchange, request, response, without);
      return;
    }
    Response own = health.answer(exchange.method(), exchange.path());
    if (own != null) {
      finish(exchange, request, response, own);
      return;
    }
    Response answer =
        isHttp1(request)
            ? handle(exchange, ResponseWriter.isHead(request))
            : http2.handle(request, response, exchange.client(), () -> httpsrv.handle(exchange));
    switch (answer.delivery()) {
      case WHOLE -> {
        Response bodyProblem = exchange.requestBody().problem();
        finish(exchange, request, response, bodyProblem == null ? answer : bodyProblem);
      }
      case STREAMED -> {
        exchange.client().hasBegun(false);
        exchange.requestBody().end();
        closeIfAsked(request, response);
      }
      case BROKEN -> throw new CloseConnectionException("a response was broken off");
    }
  }

  /**
   * Returns what a handler answers; who else may have to, knows meanwhile that a head is wanted.
   */
  private Response handle(HelidonExchange exchange, boolean head) {
    if (!head) {
      return httpsrv.handle(exchange);
    }
    exchange.client().wantsHead(true);
    try {
      return httpsrv.handle(exchange);
    } finally {
      exchange.client().wantsHead(false);
    }
  }

  @Override
  public void afterStop() {
    httpsrv.close();
  }

  static boolean isHttp1(ServerRequest request) {
    return request.prologue().protocolVersion().startsWith("1");
  }

  private void finish(
      HelidonExchange exchange, ServerRequest request, ServerResponse response, Response answer) {
    if (isHttp1(request) && exchange.requestBody().isLeft()) {
      answer.header("Connection", "close");
    }
    send(exchange.client(), request, response, answer);
    exchange.requestBody().end();
  }

  private void send(
      RequestClient client, ServerRequest request, ServerResponse response, Response answer) {
    if (stage.isDraining() && isHttp1(request)) {
      answer.header("Connection", "close");
    }
    try {
      ResponseWriter.send(request, response, answer, client);
    } catch (RuntimeException e) {
      // Helidon would log that threads are interrupted when their connection of HTTP/2 ends.
      if (!isHttp1(request) && client.hasGone()) {
        throw new CloseConnectionException("the client has gone", e);
      }
      throw e;
    }
    closeIfAsked(request, response);
  }

  /** Helidon 4.5.0 says {@code Connection: close}, but then waits for the client to close. */
  private static void closeIfAsked(ServerRequest request, ServerResponse response) {
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
