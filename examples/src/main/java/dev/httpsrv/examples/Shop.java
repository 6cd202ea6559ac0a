package dev.httpsrv.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.Session;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.server.HttpsrvHandler;
import dev.httpsrv.server.connection.WatchedConnections;
import dev.httpsrv.server.wire.WireLimits;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Helidon application of its own that lets scripts answer what it does not answer itself. */
public final class Shop {

  private Shop() {}

  /**
   * Serves scripts until the process is ended: {@code Shop [PORT [FOLDER]]}, by default at 8080 and
   * in {@code examples/shop}.
   */
  public static void main(String[] arguments) {
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080;
    String folder = arguments.length > 1 ? arguments[1] : "examples/shop";
    WebServer server = start(Path.of(folder), port);
    System.out.println("The shop is open at http://127.0.0.1:" + server.port());
  }

  static WebServer start(Path scripts, int port) {
    Httpsrv httpsrv =
        Httpsrv.builder()
            .scripts(scripts)
            .library(new ShopLibrary())
            .register(registry -> registry.register("GET", "/java", Shop::hello))
            .build();
    WatchedConnections connections = new WatchedConnections(WireLimits.defaults());
    WebServerConfig.Builder server = WebServer.builder();
    connections.addTo(server); // before other settings of the listener
    return server
        .host("127.0.0.1")
        .port(port)
        .routing(
            HttpRouting.builder()
                .get("/own", (request, response) -> response.send("the application's own\n"))
                .any(new HttpsrvHandler(httpsrv, connections)))
        .build()
        .start();
  }

  private static HandlerResult hello(Session session) {
    session.body("Hello from Java\n".getBytes(UTF_8));
    return HandlerResult.DONE;
  }

  /** What scripts find at {@code msys.shop}, in every language. */
  @ScriptLibrary("msys.shop")
  public static final class ShopLibrary {

    /** Returns an article's price, null where there is none. */
    @ScriptName("price")
    public @Nullable Double price(String article) {
      return Map.of("apple", 0.5, "pear", 0.75).get(article);
    }
  }
}
