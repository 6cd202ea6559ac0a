package dev.httpsrv.server;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.server.connection.Listener;
import dev.httpsrv.server.connection.ServerStage;
import dev.httpsrv.server.connection.WatchedConnections;
import dev.httpsrv.server.console.ConsoleServer;
import dev.httpsrv.server.tls.FileWatch;
import dev.httpsrv.server.tls.ServerTls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http2.Http2Config;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server of httpsrv's own: an HTTP listener, and the console's socket. */
public final class HttpsrvServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpsrvServer.class);

  /** How often the files of TLS are looked at. */
  private static final Duration TLS_FILES = Duration.ofSeconds(10);

  /**
   * How many clients may wait to be accepted, as far as the system lets them (Linux: 4096). Where
   * more come at once, some wait for a second until it asks them again.
   */
  private static final int BACKLOG = 4096;

  private final Httpsrv httpsrv;
  private final ServerSettings settings;
  private final ServerStage stage;
  private final Listener listener;
  private final @Nullable ConsoleServer console;
  private final @Nullable FileWatch tlsFiles;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);

  private HttpsrvServer(
      Httpsrv httpsrv,
      ServerSettings settings,
      ServerStage stage,
      Listener listener,
      @Nullable ConsoleServer console) {
    this.httpsrv = httpsrv;
    this.settings = settings;
    this.stage = stage;
    this.listener = listener;
    this.console = console;
    ServerTls tls = settings.tls();
    this.tlsFiles = tls == null ? null : FileWatch.start(tls, TLS_FILES);
    httpsrv.onReload(this::prepareReload);
    httpsrv.onStatus(this::printStatus);
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
   * Checks what can be known before scripts are loaded: the host, and where the console's socket is
   * to be.
   *
   * @throws ConfigurationException if one of them cannot be used
   */
  public static void check(ServerSettings settings) {
    address(settings.host());
    if (settings.console() != null) {
      ConsoleServer.check(settings.console());
    }
  }

  /**
   * Checks what does not depend on which other servers run.
   *
   * @return what may be otherwise when the server starts, as whether there is the console's folder
   * @throws ConfigurationException if the host is not known
   */
  public static Optional<String> checkAlone(ServerSettings settings) {
    address(settings.host());
    return Optional.ofNullable(settings.console()).flatMap(ConsoleServer::trouble);
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new ConfigurationException(
          "The host %s is not known. Give an address of this machine with --host.".formatted(host));
    }
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
    return start(httpsrv, ServerSettings.at(host, port).console(consoleSocket));
  }

  /**
   * Starts to listen. The server owns httpsrv from here on, and closes it.
   *
   * @throws ConfigurationException if an address cannot be listened on; httpsrv is closed then
   */
  public static HttpsrvServer start(Httpsrv httpsrv, ServerSettings settings) {
    // The console may be told to shut down as soon as it listens.
    CompletableFuture<HttpsrvServer> started = new CompletableFuture<>();
    httpsrv.onShutdown(() -> started.thenAccept(HttpsrvServer::close));
    try {
      Path socket = settings.console();
      ConsoleServer console =
          socket == null ? null : ConsoleServer.listen(socket, httpsrv.console());
      try {
        ServerStage stage = new ServerStage();
        HttpsrvServer server =
            new HttpsrvServer(httpsrv, settings, stage, listen(httpsrv, settings, stage), console);
        started.complete(server);
        return server;
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
    return listener.port();
  }

  /** Waits until the server has been closed. */
  public void awaitClose() throws InterruptedException {
    closed.await();
  }

  /**
   * Says that the server is not ready, stops to listen, lets requests end, and closes everything,
   * within the settings' deadline. Closing twice does nothing.
   */
  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      try {
        end();
      } finally {
        closed.countDown();
      }
    }
  }

  private void end() {
    long deadline = settings.shutdownDelay().plus(settings.shutdownDeadline()).toNanos();
    long latest = System.nanoTime() + deadline;
    stage.leave();
    try {
      Thread.sleep(settings.shutdownDelay());
      stage.drain();
      letRequestsEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int left = listener.openConnections();
    listener.close();
    if (left > 0) {
      LOG.warn(
          "After {} s {} connections were cut off", settings.shutdownDeadline().toSeconds(), left);
    }
    try {
      httpsrv.close(Duration.ofNanos(Math.max(0, latest - System.nanoTime())));
    } finally {
      if (tlsFiles != null) {
        tlsFiles.close();
      }
      if (console != null) {
        console.close();
      }
    }
    LOG.info("The server has ended; it accepted {} connections", listener.acceptedConnections());
  }

  /** Gives requests most of the time that there is, suspended sessions a bit less than that. */
  private void letRequestsEnd() throws InterruptedException {
    Duration tenth = settings.shutdownDeadline().dividedBy(10);
    Duration quiet = tenth.dividedBy(2);
    if (!listener.drain(tenth.multipliedBy(8), quiet)) {
      httpsrv.endSuspensions();
      listener.drain(tenth, quiet);
    }
  }

  private void printStatus(Consumer<String> output) {
    output.accept(
        "connections: %d, accepted: %d"
            .formatted(listener.openConnections(), listener.acceptedConnections()));
  }

  private Runnable prepareReload() {
    if (!stage.isServing()) {
      throw new ConfigurationException("The server is shutting down; nothing was reloaded.");
    }
    ServerTls tls = settings.tls();
    return tls == null ? () -> {} : tls.reload();
  }

  private static Listener listen(Httpsrv httpsrv, ServerSettings settings, ServerStage stage) {
    WatchedConnections connections =
        new WatchedConnections(
            settings.wire(), httpsrvs(Http1Config.builder()), httpsrvs(Http2Config.builder()));
    HttpsrvHandler handler = new HttpsrvHandler(httpsrv, connections, stage, settings.health());
    String host = settings.host();
    int port = settings.port();
    try {
      WebServerConfig.Builder config = WebServer.builder();
      connections.addToListener(config);
      return Listener.start(
          config
              .address(address(host))
              .port(port)
              .backlog(BACKLOG)
              // Not the handler itself, which would close httpsrv, without patience.
              .routing(HttpRouting.builder().any(handler::handle))
              .buildPrototype(),
          connections,
          settings.tls(),
          settings.platformThreads());
    } catch (BindException e) {
      throw new ConfigurationException(
          "Cannot listen on %s:%d: %s. %s"
              .formatted(
                  host,
                  port,
                  e.getMessage(),
                  isOwn(address(host))
                      ? "Choose another --port, or 0 for any free one."
                      : "Give an address of this machine with --host."));
    } catch (IOException e) {
      throw new ConfigurationException(
          "Cannot listen on %s:%d: %s.".formatted(host, port, e.getMessage()));
    }
  }

  /** Returns whether it is an address of this machine: it can be listened on at some port. */
  private static boolean isOwn(InetAddress address) {
    try (ServerSocket anyPort = new ServerSocket(0, 1, address)) {
      return anyPort.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static Http1Config httpsrvs(Http1Config.Builder http1) {
    // The connections, the handler and the session have checked all of it, for less: to check the
    // response's headers again is 5 % of what a hello takes in Java.
    return http1
        .validatePath(false)
        .validatePrologue(false)
        .validateRequestHostHeader(false)
        .validateRequestHeaders(false)
        .validateResponseHeaders(false)
        .build();
  }

  private static Http2Config httpsrvs(Http2Config.Builder http2) {
    // The handler answers 400; Helidon would end the connection, and log a stack.
    return http2.validatePath(false).build();
  }
}
