package dev.httpsrv.server;

import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.runtime.route.Route;
import dev.httpsrv.server.connection.ServerStage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers whether a server lives and is ready, in the place of scripts. */
record Health(HealthPaths paths, ServerStage stage) {

  private static final List<String> METHODS = List.of("GET", "HEAD");

  /** Returns the answer to a request; null where its path belongs to scripts. */
  @Nullable Response answer(String method, String path) {
    String base = Route.withoutSlash(path);
    if (base.equals(paths.readiness())) {
      return answer(method, stage.isServing());
    }
    return base.equals(paths.liveness()) ? answer(method, true) : null;
  }

  private static Response answer(String method, boolean good) {
    if (!METHODS.contains(method)) {
      return Response.notAllowed(METHODS);
    }
    Response response = good ? Response.plain(200, "ok") : Response.plain(503, "shutting down");
    response.header("Cache-Control", "no-store");
    return response;
  }
}
