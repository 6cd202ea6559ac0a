package dev.httpsrv.server;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.runtime.route.RequestPath;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/** Answers Helidon's requests with httpsrv; an application adds it to its own routing. */
public final class HttpsrvHandler implements Handler {

  private final Httpsrv httpsrv;

  /** Creates the handler; closing httpsrv remains the application's. */
  public HttpsrvHandler(Httpsrv httpsrv) {
    this.httpsrv = httpsrv;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Optional<String> path = RequestPath.of(request.prologue().uriPath().rawPath());
    if (path.isEmpty()) {
      send(request, Response.plain(400, "400 Bad Request"), response);
      return;
    }
    HelidonRequest adapted = new HelidonRequest(request, path.get());
    Response answer = httpsrv.handle(adapted);
    Response bodyProblem = adapted.bodyProblem();
    if (bodyProblem != null) {
      // Where this body ends is not known, so what follows it cannot be a request.
      response.header(HeaderValues.CONNECTION_CLOSE);
      answer = bodyProblem;
    }
    send(request, answer, response);
  }

  private static void send(ServerRequest request, Response answer, ServerResponse response) {
    response.status(answer.status() == 200 ? Status.OK_200 : Status.create(answer.status()));
    String contentType = answer.contentType();
    if (contentType != null) {
      response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, contentType));
    }
    if (answer.hasHeaders()) {
      answer.headers().forEach((name, value) -> response.header(HeaderValues.create(name, value)));
    }
    if (!mayHaveBody(answer.status())) {
      response.send();
    } else if (request.prologue().method().equals(Method.HEAD)) {
      response.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, (long) answer.body().length));
      response.send();
    } else {
      response.send(answer.body());
    }
    closeIfAsked(request, response);
  }

  /** Helidon 4.5.0 says {@code Connection: close}, but then waits for the client to close. */
  private static void closeIfAsked(ServerRequest request, ServerResponse response) {
    boolean asked =
        request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)
            || response.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
    if (asked && request.prologue().protocolVersion().startsWith("1")) {
      throw new CloseConnectionException("the last response of this connection has been sent");
    }
  }

  private static boolean mayHaveBody(int status) {
    return status != 204 && status != 205 && status != 304;
  }
}
