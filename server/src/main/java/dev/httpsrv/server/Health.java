package dev.httpsrv.server;

import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.runtime.route.Route;
import dev.httpsrv.server.connection.ServerStage;
import org.jspecify.annotations.Nullable;

/** Answers whether a server lives and is ready, in the place of scripts. */
record Health(HealthPaths paths, ServerStage stage) {

  /** Returns the answer at a path; null where it belongs to scripts. */
  @Nullable Response answer(String path) {
    String base = Route.withoutSlash(path);
    if (base.equals(paths.readiness())) {
      return answer(stage.isServing());
    }
    return base.equals(paths.liveness()) ? answer(true) : null;
  }

  private static Response answer(boolean good) {
    Response response = good ? Response.plain(200, "ok") : Response.plain(503, "shutting down");
    response.header("Cache-Control", "no-store");
    return response;
  }
}
