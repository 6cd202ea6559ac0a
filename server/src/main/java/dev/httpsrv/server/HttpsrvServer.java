package dev.httpsrv.server;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.server.connection.WatchedConnections;
import dev.httpsrv.server.console.ConsoleServer;
import dev.httpsrv.server.wire.WireLimits;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http2.Http2Config;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A server of httpsrv's own: an HTTP listener, and the console's socket. */
public final class HttpsrvServer implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Httpsrv httpsrv;
  private final WebServer web;
  private final @Nullable ConsoleServer console;
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean closing;

  private HttpsrvServer(Httpsrv httpsrv, WebServer web, @Nullable ConsoleServer console) {
    this.httpsrv = httpsrv;
    this.web = web;
    this.console = console;
    httpsrv.onShutdown(this::close);
  }

  /** Lets Helidon find its services meanwhile: that takes as long as to load a script. */
  public static void prepare() {
    Thread.ofPlatform()
        .daemon()
        .name("httpsrv-prepare")
        .start(
            () -> {
              HttpRouting.builder();
              WebServer.builder().buildPrototype();
            });
  }

  /**
   * Starts to listen. The server owns httpsrv from here on, and closes it.
   *
   * @param port the port; 0 for a free one
   * @param consoleSocket the console's Unix socket; null for none
   * @throws ConfigurationException if an address cannot be listened on; httpsrv is closed then
   */
  public static HttpsrvServer start(
      Httpsrv httpsrv, String host, int port, @Nullable Path consoleSocket) {
    return start(httpsrv, host, port, consoleSocket, WireLimits.defaults());
  }

  /**
   * Starts to listen. The server owns httpsrv from here on, and closes it.
   *
   * @param port the port; 0 for a free one
   * @param consoleSocket the console's Unix socket; null for none
   * @param limits what clients may take
   * @throws ConfigurationException if an address cannot be listened on; httpsrv is closed then
   */
  public static HttpsrvServer start(
      Httpsrv httpsrv, String host, int port, @Nullable Path consoleSocket, WireLimits limits) {
    try {
      ConsoleServer console =
          consoleSocket == null ? null : ConsoleServer.listen(consoleSocket, httpsrv.console());
      try {
        return new HttpsrvServer(httpsrv, listen(httpsrv, host, port, limits), console);
      } catch (RuntimeException e) {
        if (console != null) {
          console.close();
        }
        throw e;
      }
    } catch (RuntimeException e) {
      httpsrv.close();
      throw e;
    }
  }

  /** Returns the port that the server listens on. */
  public int port() {
    return web.port();
  }

  /** Waits until the server has been closed. */
  public void awaitClose() throws InterruptedException {
    closed.await();
  }

  /** Stops to listen, lets requests end, and closes everything. Closing twice does nothing. */
  @Override
  public void close() {
    synchronized (this) {
      if (closing) {
        return;
      }
      closing = true;
    }
    try {
      web.stop();
    } finally {
      try {
        httpsrv.close();
      } finally {
        if (console != null) {
          console.close();
        }
        closed.countDown();
      }
    }
  }

  private static WebServer listen(Httpsrv httpsrv, String host, int port, WireLimits limits) {
    WatchedConnections connections =
        new WatchedConnections(
            limits, httpsrvs(Http1Config.builder()), httpsrvs(Http2Config.builder()));
    try {
      WebServerConfig.Builder builder = WebServer.builder();
      connections.addTo(builder);
      WebServer server =
          builder
              .address(InetAddress.getByName(host))
              .port(port)
              .shutdownGracePeriod(GRACE)
              .shutdownHook(false)
              // With it, each connection holds a second buffer of 8 KiB, through which it writes.
              .useNio(false)
              .routing(HttpRouting.builder().any(new HttpsrvHandler(httpsrv, connections)))
              .build()
              .start();
      if (!server.isRunning()) {
        throw new ConfigurationException(
            "Cannot listen on %s:%d: the address is in use. Choose another --port, or 0 for any free one."
                .formatted(host, port));
      }
      return server;
    } catch (UnknownHostException e) {
      throw new ConfigurationException(
          "The host %s is not known. Give an address of this machine.".formatted(host));
    } catch (ConfigurationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ConfigurationException(
          "Cannot listen on %s:%d: %s. Choose another --port, or 0 for any free one."
              .formatted(host, port, rootMessage(e)));
    }
  }

  private static Http1Config httpsrvs(Http1Config.Builder http1) {
    // The connections and the handler have checked all of it, for less.
    return http1.validateRequestHostHeader(false).validateRequestHeaders(false).build();
  }

  private static Http2Config httpsrvs(Http2Config.Builder http2) {
    // The handler answers 400; Helidon would end the connection, and log a stack.
    return http2.validatePath(false).build();
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
