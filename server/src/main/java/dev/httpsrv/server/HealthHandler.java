package dev.httpsrv.server;

import dev.httpsrv.server.connection.ServerStage;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Answers whether the server lives and is ready, and leaves any other request to scripts. */
final class HealthHandler implements Handler {

  private final HealthPaths paths;
  private final ServerStage stage;
  private final Handler scripts;

  HealthHandler(HealthPaths paths, ServerStage stage, Handler scripts) {
    this.paths = paths;
    this.stage = stage;
    this.scripts = scripts;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws Exception {
    String path = request.prologue().uriPath().rawPath();
    if (path.equals(paths.readiness())) {
      answer(request, response, stage.isServing());
    } else if (path.equals(paths.liveness())) {
      answer(request, response, true);
    } else {
      scripts.handle(request, response);
    }
  }

  private void answer(ServerRequest request, ServerResponse response, boolean good) {
    response.status(good ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503);
    response.header(HeaderValues.create(HeaderNames.CACHE_CONTROL, "no-store"));
    if (stage.isDraining() && HttpsrvHandler.isHttp1(request)) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    response.send(good ? "ok\n" : "shutting down\n");
    HttpsrvHandler.closeIfAsked(request, response);
  }
}
