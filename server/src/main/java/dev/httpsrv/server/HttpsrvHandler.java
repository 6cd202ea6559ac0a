package dev.httpsrv.server;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.runtime.route.RequestPath;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
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
      send(Response.plain(400, "400 Bad Request"), response);
      return;
    }
    HelidonRequest adapted = new HelidonRequest(request, path.get());
    Response answer = httpsrv.handle(adapted);
    if (adapted.bodyFailed()) {
      response.header(HeaderValues.CONNECTION_CLOSE);
      send(Response.plain(400, "400 Bad Request"), response);
      return;
    }
    send(answer, response);
  }

  private static void send(Response answer, ServerResponse response) {
    response.status(answer.status() == 200 ? Status.OK_200 : Status.create(answer.status()));
    String contentType = answer.contentType();
    if (contentType != null) {
      response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, contentType));
    }
    if (answer.hasHeaders()) {
      answer.headers().forEach((name, value) -> response.header(HeaderValues.create(name, value)));
    }
    if (mayHaveBody(answer.status())) {
      response.send(answer.body());
    } else {
      response.send();
    }
  }

  private static boolean mayHaveBody(int status) {
    return status != 204 && status != 205 && status != 304;
  }
}
