package dev.httpsrv.server.connection;

import dev.httpsrv.server.wire.WireLimits;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http2.Http2Config;
import io.helidon.webserver.http2.Http2ConnectionSelector;
import io.helidon.webserver.http2.Http2Upgrader;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Helidon's HTTP/1.1 and HTTP/2, to which only well-formed requests get, from clients that send and
 * read in time. Any thread may use it.
 */
public final class WatchedConnections implements ServerConnectionSelector {

  /** Helidon keeps as many frames of a body, and its end; with the next one it reads no others. */
  private static final int FRAMES_KEPT = 31;

  private static final int FRAME = 16_384;

  private static final SocketOptions SOCKETS = SocketOptions.create();

  private final WireLimits limits;
  private final Limit requestLimit;
  private final DeadlineWatch watch = new DeadlineWatch();
  private final Map<SocketAddress, Greeting> greetings = new ConcurrentHashMap<>();
  private final ServerConnectionSelector http1;
  private final ServerConnectionSelector http2;
  private final ConnectionsByThread byThread;

  // A handler runs in the thread of its connection, or in one that its connection has started.
  private final ThreadLocal<GuardedConnection> ofThisThread = new ThreadLocal<>();

  /** Creates the connections of one server that has not started, with Helidon's own settings. */
  public WatchedConnections(WireLimits limits) {
    this(limits, Http1Config.create(), Http2Config.create());
  }

  /**
   * Creates the connections of one server that has not started.
   *
   * @param http1 takes the place of the server's own settings for HTTP/1.1, but for sizes
   * @param http2 takes the place of the server's own settings for HTTP/2, but for sizes
   */
  public WatchedConnections(WireLimits limits, Http1Config http1, Http2Config http2) {
    this.limits = limits;
    this.byThread = new ConnectionsByThread(watch, limits.times().write());
    this.requestLimit = new RequestLimit(limits.counts().requests());
    Http2Config config2 =
        Http2Config.builder()
            .from(http2)
            .maxHeaderListSize(limits.sizes().headers())
            .maxConcurrentStreams(limits.counts().streams())
            .maxFrameSize(FRAME)
            .initialWindowSize(FRAMES_KEPT * FRAME)
            .flowControlTimeout(limits.times().write())
            .build();
    // Ours are the sizes that clients meet; heads that are larger never get there.
    Http1Config config1 =
        Http1Config.builder()
            .from(http1)
            .maxPrologueLength(2 * limits.sizes().requestLine())
            .maxHeadersSize(2 * limits.sizes().headers())
            .build();
    this.http1 =
        Http1ConnectionSelector.builder()
            .config(config1)
            .addUpgrader(new GuardedUpgrade(Http2Upgrader.create(config2)))
            .build();
    this.http2 = Http2ConnectionSelector.builder().http2Config(config2).build();
  }

  /** Has a server with Helidon's own listener serve these connections and no others. */
  public void addTo(ListenerConfig.BuilderBase<?, ?> server) {
    addTo(server, new GreetedSockets(SOCKETS, this::greet));
  }

  /** Does the same where a {@link Listener} listens, which itself times handshakes. */
  public void addToListener(ListenerConfig.BuilderBase<?, ?> server) {
    addTo(server, SOCKETS);
  }

  private void addTo(ListenerConfig.BuilderBase<?, ?> server, SocketOptions sockets) {
    server
        .protocolsDiscoverServices(false)
        .addConnectionSelector(this)
        .connectionOptions(sockets)
        .concurrencyLimit(requestLimit)
        .maxTcpConnections(limits.counts().connections());
  }

  /**
   * Returns the client of the request that this thread begins to answer.
   *
   * @param stream the number of its stream, where it came by HTTP/2
   */
  public RequestClient client(int stream) {
    GuardedConnection connection = ofThisThread.get();
    return connection == null ? RequestClient.UNKNOWN : connection.client(stream);
  }

  /**
   * Answers in the place of a thread that never comes back from a script, and closes its
   * connection; whatever that thread was to send, it sends no more. Does nothing where the thread
   * serves none of these connections in HTTP/1.1.
   *
   * @param head the head of the response, as it is sent
   * @param body its body, which a client that {@linkplain RequestClient#wantsHead wants a head}
   *     does not get
   */
  public void answer(Thread thread, byte[] head, byte[] body) {
    byThread.answer(thread, head, body);
  }

  /** Returns what clients may take. */
  public WireLimits limits() {
    return limits;
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    Greeting greeting = greetings.remove(context.remotePeer().address());
    if (greeting != null) {
      watch.remove(greeting);
    }
    return new GuardedConnection(this, context);
  }

  @Override
  public int bytesToIdentifyConnection() {
    return 0;
  }

  @Override
  public Support supports(BufferData data) {
    return Support.SUPPORTED;
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return Set.of("h2", "http/1.1");
  }

  private void greet(SocketChannel accepted) {
    try {
      if (accepted.getRemoteAddress() instanceof InetSocketAddress client) {
        int due = watch.now() + DeadlineWatch.ticks(limits.times().head());
        Greeting greeting = new Greeting(accepted, due, late -> forget(client, late));
        greetings.put(client, greeting);
        watch.add(greeting);
      }
    } catch (IOException e) {
      // It has gone already.
    }
  }

  private void forget(SocketAddress client, Greeting greeting) {
    greetings.remove(client, greeting);
    watch.remove(greeting);
  }

  DeadlineWatch watch() {
    return watch;
  }

  ConnectionsByThread byThread() {
    return byThread;
  }

  ServerConnectionSelector http1() {
    return http1;
  }

  ServerConnectionSelector http2() {
    return http2;
  }

  Limit requestLimit() {
    return requestLimit;
  }

  /** Says that this thread serves a connection. */
  void enter(GuardedConnection connection) {
    ofThisThread.set(connection);
  }
}
