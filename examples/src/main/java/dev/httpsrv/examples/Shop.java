package dev.httpsrv.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.Session;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.server.HttpsrvHandler;
import io.helidon.webserver.WebServer;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Helidon application of its own that lets scripts answer what it does not answer itself. */
record Shop(WebServer web, Httpsrv httpsrv) implements AutoCloseable {

  /** Serves the scripts in the folder that is named, until the process is ended. */
  public static void main(String[] arguments) {
    Runtime.getRuntime().addShutdownHook(new Thread(open(Path.of(arguments[0]), 8080)::close));
  }

  static Shop open(Path scripts, int port) {
    Httpsrv httpsrv =
        Httpsrv.builder()
            .scripts(scripts)
            .library(new ShopLibrary())
            .register(registry -> registry.register("GET", "/java", Shop::hello))
            .build();
    HttpsrvHandler scripted = new HttpsrvHandler(httpsrv);
    WebServer web =
        WebServer.builder()
            .host("127.0.0.1")
            .port(port)
            .routing(it -> it.get("/own", (in, out) -> out.send("mine\n")).any(scripted))
            .build();
    return new Shop(web.start(), httpsrv);
  }

  private static HandlerResult hello(Session session) {
    session.body("Hello from Java\n".getBytes(UTF_8));
    return HandlerResult.DONE;
  }

  @Override
  public void close() {
    web.stop();
    httpsrv.close();
  }

  /** What scripts find at {@code msys.shop}, in every language. */
  @ScriptLibrary("msys.shop")
  static final class ShopLibrary {

    /** Returns an article's price, null where there is none. */
    @ScriptName("price")
    public @Nullable Double price(String article) {
      return Map.of("apple", 0.5, "pear", 0.75).get(article);
    }
  }
}
