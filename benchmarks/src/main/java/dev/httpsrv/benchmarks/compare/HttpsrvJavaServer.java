package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.api.HttpsrvRegistry;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.Session;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.server.HttpsrvServer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** httpsrv with handlers in Java. */
public final class HttpsrvJavaServer {

  private HttpsrvJavaServer() {}

  /** Serves at a free port, which it prints, until the process is ended. */
  public static void main(String[] arguments) {
    Httpsrv httpsrv = Httpsrv.builder().register(HttpsrvJavaServer::register).build();
    HttpsrvServer server = HttpsrvServer.start(httpsrv, "127.0.0.1", 0, null);
    System.out.println("httpsrv serves at http://127.0.0.1:" + server.port());
  }

  private static void register(HttpsrvRegistry registry) {
    registry.register("GET", "/hello", session -> send(session, "text/plain", Answers.HELLO));
    registry.register("POST", "/json", HttpsrvJavaServer::json);
    registry.register("GET", "/page", session -> send(session, "text/html", Answers.page()));
    registry.register("GET", "/fib", session -> send(session, "text/plain", Answers.fib()));
    registry.register("GET", "/wait", HttpsrvJavaServer::waitAndSend);
  }

  private static HandlerResult json(Session session) {
    if (session.requestJson().value() instanceof ScriptData(Map<?, ?> order)) {
      Map<String, @Nullable Object> changed = new LinkedHashMap<>();
      order.forEach((name, value) -> changed.put((String) name, value));
      changed.put("state", "done");
      session.json(new ScriptData(changed));
    }
    return HandlerResult.DONE;
  }

  private static HandlerResult waitAndSend(Session session) {
    try {
      Thread.sleep(Answers.WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return send(session, "text/plain", Answers.WAITED);
  }

  private static HandlerResult send(Session session, String mimetype, byte[] body) {
    session.responseStatus(200, body, mimetype);
    return HandlerResult.DONE;
  }
}
