package dev.httpsrv.benchmarks.compare;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Plain Helidon with handlers in Java, the baseline. */
public final class HelidonServer {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private HelidonServer() {}

  /** Serves at a free port, which it prints, until the process is ended. */
  public static void main(String[] arguments) {
    HttpRouting.Builder routing =
        HttpRouting.builder()
            .get("/hello", (request, response) -> send(response, "text/plain", Answers.HELLO))
            .post("/json", HelidonServer::json)
            .get("/page", (request, response) -> send(response, "text/html", Answers.page()))
            .get("/fib", (request, response) -> send(response, "text/plain", Answers.fib()))
            .get("/wait", HelidonServer::waitAndSend);
    WebServer server =
        tuned(WebServer.builder().host("127.0.0.1").port(0).routing(routing)).build().start();
    System.out.println("Helidon serves at http://127.0.0.1:" + server.port());
  }

  /** Sets of the listener what {@link Tuning} tries; Helidon's own settings otherwise. */
  private static WebServerConfig.Builder tuned(WebServerConfig.Builder server) {
    return server
        .useNio(!"false".equals(System.getProperty("helidon.useNio")))
        .writeQueueLength(Integer.getInteger("helidon.writeQueueLength", server.writeQueueLength()))
        .writeBufferSize(Integer.getInteger("helidon.writeBufferSize", server.writeBufferSize()))
        .smartAsyncWrites(Boolean.getBoolean("helidon.smartAsyncWrites"))
        .connectionOptions(options -> options.tcpNoDelay(Boolean.getBoolean("helidon.tcpNoDelay")));
  }

  private static void json(ServerRequest request, ServerResponse response) throws IOException {
    try (InputStream body = request.content().inputStream()) {
      ObjectNode order = (ObjectNode) MAPPER.readTree(body);
      order.put("state", "done");
      send(response, "application/json", MAPPER.writeValueAsBytes(order));
    }
  }

  private static void waitAndSend(ServerRequest request, ServerResponse response)
      throws InterruptedException {
    Thread.sleep(Answers.WAIT_MILLIS);
    send(response, "text/plain", Answers.WAITED);
  }

  private static void send(ServerResponse response, String mimetype, byte[] body) {
    response.header(HeaderNames.CONTENT_TYPE, mimetype);
    response.send(body);
  }
}
