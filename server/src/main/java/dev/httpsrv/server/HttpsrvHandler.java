package dev.httpsrv.server;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.runtime.route.RequestPath;
import dev.httpsrv.server.connection.RequestClient;
import dev.httpsrv.server.connection.ServerStage;
import dev.httpsrv.server.connection.WatchedConnections;
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
      answer(exchange, path.isPresent());
    } finally {
      exchange.requestBody().release();
    }
  }

  private void answer(HelidonExchange exchange, boolean hasPath) {
    Response ruled = RequestRules.answer(exchange.request(), hasPath);
    if (ruled != null) {
      if (ruled.status() >= 400) {
        LOG.debug("A request of {} is refused with {}", exchange.peerAddress(), ruled.status());
      }
      if (exchange.isHttp1()) {
        ruled.header("Connection", "close");
      }
      finish(exchange, ruled);
      return;
    }
    Response state = health.answer(exchange.method(), exchange.path());
    if (state != null) {
      finish(exchange, state);
      return;
    }
    Response answer = routed(exchange);
    switch (answer.delivery()) {
      case WHOLE -> {
        Response bodyProblem = exchange.requestBody().problem();
        finish(exchange, bodyProblem == null ? answer : bodyProblem);
      }
      case STREAMED -> {
        exchange.client().responseHasEnded();
        exchange.requestBody().end();
        closeIfAsked(exchange);
      }
      case BROKEN -> throw new CloseConnectionException("a response was broken off");
    }
  }

  /** Returns what the route answers; what somebody else needs to answer for it is known by then. */
  private Response routed(HelidonExchange exchange) {
    if (!exchange.isHttp1()) {
      return http2.handle(exchange, httpsrv::handle);
    }
    return exchange.isHead()
        ? exchange.client().answerHead(() -> httpsrv.handle(exchange))
        : httpsrv.handle(exchange);
  }

  @Override
  public void afterStop() {
    httpsrv.close();
  }

  private static void finish(HelidonExchange exchange, Response answer) {
    if (exchange.isHttp1() && (exchange.isDraining() || exchange.requestBody().isLeft())) {
      answer.header("Connection", "close");
    }
    try {
      exchange.send(answer);
    } catch (RuntimeException e) {
      // Helidon would log that threads are interrupted when their connection of HTTP/2 ends.
      if (!exchange.isHttp1() && exchange.hasClientGone()) {
        throw new CloseConnectionException("the client has gone", e);
      }
      throw e;
    }
    closeIfAsked(exchange);
    exchange.requestBody().end();
  }

  /** Helidon 4.5.0 says {@code Connection: close}, but then waits for the client to close. */
  private static void closeIfAsked(HelidonExchange exchange) {
    if (exchange.isHttp1() && exchange.saysClose()) {
      throw new CloseConnectionException("the last response of this connection has been sent");
    }
  }
}
