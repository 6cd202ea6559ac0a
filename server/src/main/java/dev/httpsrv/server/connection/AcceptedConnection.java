package dev.httpsrv.server.connection;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.socket.SocketWriter;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.spi.ServerConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An accepted connection, from the handshake of TLS to its end. */
final class AcceptedConnection implements ConnectionContext {

  private static final Logger LOG = LoggerFactory.getLogger(AcceptedConnection.class);

  private final AcceptedSocket accepted;
  private final ListenerScope scope;
  private final WatchedConnections protocols;
  private final @Nullable Securing securing;
  private final OpenConnections connections;
  private volatile @Nullable Thread thread;
  private volatile @Nullable EndableSocket socket;
  private volatile @Nullable ServerConnection protocol;
  private volatile @Nullable Http2Farewell farewell;
  private volatile boolean ending;
  private @Nullable DataReader reader;
  private @Nullable DataWriter writer;

  AcceptedConnection(
      SocketChannel channel,
      ListenerScope scope,
      WatchedConnections protocols,
      @Nullable Securing securing,
      OpenConnections connections) {
    this.accepted = new AcceptedSocket(channel);
    this.scope = scope;
    this.protocols = protocols;
    this.securing = securing;
    this.connections = connections;
  }

  void start(ConnectionThreads threads) {
    thread = threads.start(this::run);
  }

  /** Returns what it reads from and writes to; null as long as hands are shaken. */
  @Nullable EndableSocket socket() {
    return socket;
  }

  /** Returns what tells its client to go; null where that is not HTTP/2. */
  @Nullable Http2Farewell farewell() {
    return farewell;
  }

  /** Returns whether no request is in progress. */
  boolean awaitsRequest() {
    ServerConnection serving = protocol;
    return serving == null
        || (serving instanceof InterruptableTask<?> interruptable && interruptable.canInterrupt());
  }

  /** Ends it if nothing came since so many reads; returns whether it does. */
  boolean endIfSilent(EndableSocket open, int reads) {
    if (ending || accepted.hasArrivals() || !open.end(reads)) {
      return false;
    }
    // TLS may have to wait until it can write.
    Thread.ofVirtual().name("httpsrv-end").start(accepted::endOutput);
    return true;
  }

  /** Ends it, whatever it does. */
  void cut() {
    Thread serving = thread;
    if (serving != null) {
      serving.interrupt();
    }
    accepted.close();
  }

  private void run() {
    try {
      serve();
    } catch (CloseConnectionException | InterruptedException e) {
      LOG.trace("A connection has ended", e);
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("A connection broke: {}", e.getMessage());
    } catch (Throwable e) { // it ends this connection alone
      LOG.warn("A connection failed", e);
    } finally {
      end();
    }
  }

  private void serve() throws IOException, InterruptedException {
    EndableSocket open = new EndableSocket(open());
    socket = open;
    reader = DataReader.create(new SocketBytes(open));
    writer =
        SocketWriter.create(
            scope.executor(),
            open,
            scope.config().writeQueueLength(),
            scope.config().smartAsyncWrites());
    ServerConnection serving = protocols.connection(this);
    protocol = serving;
    serving.handle(scope.limit());
  }

  private HelidonSocket open() throws IOException {
    String listenerId = "0x" + HexFormat.of().toHexDigits(System.identityHashCode(scope));
    Duration longest = protocols.limits().times().head();
    return securing == null
        ? accepted.open(listenerId)
        : accepted.open(listenerId, securing, protocols.watch(), longest);
  }

  /** Lets reads from the client end without bytes that take longer than that; 0 for none. */
  void readTimeout(int millis) {
    accepted.readTimeout(millis);
  }

  /** Returns whether bytes have come that nobody has read yet. */
  boolean hasArrivals() {
    return accepted.hasArrivals();
  }

  /** Goes on with HTTP/2, whose client is told by this when no more requests are wanted. */
  void speaksHttp2(Http2Farewell last) {
    farewell = last;
  }

  private void end() {
    try {
      ending = true;
      EndableSocket open = socket;
      if (open == null || !open.hasClientEnded()) {
        protocols.watch().within(AcceptedSocket.LINGER, accepted::close, accepted::linger);
      }
    } catch (IOException e) {
      LOG.trace("A client did not end its connection", e);
    } finally {
      accepted.close();
      connections.ended(this);
    }
  }

  @Override
  public ListenerContext listenerContext() {
    return scope;
  }

  @Override
  public ExecutorService executor() {
    return scope.executor();
  }

  @Override
  public DataWriter dataWriter() {
    return Objects.requireNonNull(writer);
  }

  @Override
  public DataReader dataReader() {
    return Objects.requireNonNull(reader);
  }

  @Override
  public Router router() {
    return scope.router();
  }

  @Override
  public Optional<ProxyProtocolData> proxyProtocolData() {
    return Optional.empty();
  }

  @Override
  public HelidonSocket serverSocket() {
    return Objects.requireNonNull(socket);
  }

  @Override
  public PeerInfo remotePeer() {
    return serverSocket().remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return serverSocket().localPeer();
  }

  @Override
  public boolean isSecure() {
    return serverSocket().isSecure();
  }

  @Override
  public String socketId() {
    return serverSocket().socketId();
  }

  @Override
  public String childSocketId() {
    return serverSocket().childSocketId();
  }
}
