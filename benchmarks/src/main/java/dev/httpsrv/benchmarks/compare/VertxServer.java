package dev.httpsrv.benchmarks.compare;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/** Vert.x, whose handlers are JavaScript on GraalJS: two event loops with an interpreter each. */
public final class VertxServer {

  private static final int EVENT_LOOPS = 2;

  private VertxServer() {}

  /** Serves at a port that is named, and says so, until the process is ended. */
  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    Engine engine = Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
    vertx
        .deployVerticle(
            () -> new Loop(engine, port), new DeploymentOptions().setInstances(EVENT_LOOPS))
        .onSuccess(id -> System.out.println("Vert.x serves at http://127.0.0.1:" + port))
        .onFailure(
            e -> {
              System.err.println(e);
              System.exit(1);
            });
  }

  /** An event loop's part of the server. */
  private static final class Loop extends VerticleBase {

    private final Engine engine;
    private final int port;

    Loop(Engine engine, int port) {
      this.engine = engine;
      this.port = port;
    }

    @Override
    public Future<HttpServer> start() {
      Context context =
          Context.newBuilder("js").engine(engine).allowHostAccess(HostAccess.ALL).build();
      Value answers =
          context.eval(
              "js",
              "(() => { const module = {}; "
                  + script("answers.js")
                  + "return module.exports; })()");
      Value handler = context.eval("js", script("vertx.js")).execute(answers, vertx);
      return vertx
          .createHttpServer()
          .requestHandler(handler::executeVoid)
          .listen(port, "127.0.0.1");
    }

    private static String script(String name) {
      try {
        return Workplace.resource(name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
