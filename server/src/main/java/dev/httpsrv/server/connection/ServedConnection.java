package dev.httpsrv.server.connection;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.socket.PlainSocket;
import io.helidon.common.socket.SocketWriter;
import io.helidon.common.socket.TlsSocket;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An accepted connection, from the handshake of TLS to its end. */
final class ServedConnection implements ConnectionContext {

  private static final Logger LOG = LoggerFactory.getLogger(ServedConnection.class);

  private static final String[] PROTOCOLS = {"h2", "http/1.1"};

  /** How long the handshake of TLS may take. */
  private static final long HANDSHAKE_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** How long the client may take to end its half when the server has ended its own. */
  private static final int LINGER_MILLIS = 1_000;

  /** How long the end may take in all, as where the client reads nothing. */
  private static final long LONGEST_END_NANOS = TimeUnit.MILLISECONDS.toNanos(2L * LINGER_MILLIS);

  /** How much the client may send meanwhile, which nobody reads. */
  private static final int LINGER_BYTES = 1 << 20;

  private final SocketChannel channel;
  private final ListenerScope scope;
  private final ServerConnectionSelector protocols;
  private final @Nullable Securing securing;
  private final OpenConnections connections;
  private final Thread thread;
  private final long accepted = System.nanoTime();
  private volatile @Nullable EndableSocket socket;
  private volatile @Nullable SSLSocket secured;
  private volatile @Nullable ServerConnection protocol;
  private volatile @Nullable Http2Farewell farewell;
  private volatile boolean ending;
  private @Nullable DataReader reader;
  private @Nullable DataWriter writer;

  // Of the thread that looks at all connections.
  private int seenReads;
  private long seenAt = accepted;
  private boolean seenEnding;
  private boolean saidFarewell;

  ServedConnection(
      SocketChannel channel,
      ListenerScope scope,
      ServerConnectionSelector protocols,
      @Nullable Securing securing,
      OpenConnections connections) {
    this.channel = channel;
    this.scope = scope;
    this.protocols = protocols;
    this.securing = securing;
    this.connections = connections;
    this.thread = Thread.ofVirtual().name("httpsrv-connection").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Ends it if it has waited for a request for longer than that. For one thread alone. */
  void endIfSilent(long now, long longestNanos) {
    EndableSocket open = socket;
    if (ending || (open != null && open.hasEnded())) {
      cutIfEndIsHeldUp(now);
    } else if (open != null) {
      endIfSilent(open, now, longestNanos);
    } else if (now - accepted > Math.min(HANDSHAKE_NANOS, longestNanos)) {
      cut();
    }
  }

  private void cutIfEndIsHeldUp(long now) {
    if (!seenEnding) {
      seenEnding = true;
      seenAt = now;
    } else if (now - seenAt > LONGEST_END_NANOS) {
      cut();
    }
  }

  private void endIfSilent(EndableSocket open, long now, long longestNanos) {
    int reads = open.reads();
    if (reads != seenReads || !awaitsRequest()) {
      seenReads = reads;
      seenAt = now;
    } else if (now - seenAt > longestNanos && !hasArrivals() && open.end(reads)) {
      // TLS may have to wait until it can write.
      Thread.ofVirtual().name("httpsrv-end").start(this::endOutput);
    }
  }

  /** Tells a client of HTTP/2 to send no more requests; HTTP/1.1 says so in its answers. */
  void sayFarewell() {
    Http2Farewell last = farewell;
    if (last == null || saidFarewell) {
      return;
    }
    saidFarewell = true;
    last.ask();
    if (awaitsRequest()) {
      Thread.ofVirtual().name("httpsrv-end").start(() -> say(last));
    }
  }

  /** Ends it, whatever it does. */
  void cut() {
    thread.interrupt();
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("A connection cannot be closed", e);
    }
  }

  private static void say(Http2Farewell last) {
    try {
      last.say();
    } catch (RuntimeException e) {
      LOG.debug("A client had gone before it was told to go", e);
    }
  }

  /** Returns whether no request is in progress. */
  private boolean awaitsRequest() {
    ServerConnection serving = protocol;
    return serving == null
        || (serving instanceof InterruptableTask<?> interruptable && interruptable.canInterrupt());
  }

  private boolean hasArrivals() {
    try {
      return channel.socket().getInputStream().available() > 0;
    } catch (IOException e) {
      return false;
    }
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
    String id = "0x" + HexFormat.of().toHexDigits(System.identityHashCode(channel));
    String listenerId = "0x" + HexFormat.of().toHexDigits(System.identityHashCode(scope));
    EndableSocket open = new EndableSocket(open(id, listenerId));
    socket = open;
    reader = DataReader.create(() -> bytes(open));
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

  private HelidonSocket open(String id, String listenerId) throws IOException {
    Socket plain = channel.socket();
    if (securing == null) {
      return PlainSocket.server(plain, id, listenerId);
    }
    SSLSocket secure = securing.secure(plain, PROTOCOLS);
    secure.startHandshake();
    secured = secure;
    return TlsSocket.server(secure, id, listenerId);
  }

  private static byte @Nullable [] bytes(EndableSocket open) {
    try {
      return open.get();
    } catch (UncheckedIOException e) {
      throw new ServerConnectionException("the connection cannot be read from", e);
    }
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
        endOutput();
        linger();
      }
    } finally {
      try {
        channel.close();
      } catch (IOException e) {
        LOG.debug("A connection cannot be closed", e);
      } finally {
        connections.ended(this);
      }
    }
  }

  private void endOutput() {
    try {
      SSLSocket secure = secured;
      if (secure != null) {
        secure.shutdownOutput();
      }
      channel.shutdownOutput();
    } catch (IOException e) {
      LOG.trace("A connection has ended before it could be ended", e);
    }
  }

  /**
   * Waits until the client has ended its half too. If what it sent is left unread when the
   * connection is closed, its system throws away what it has not read yet: the last answer.
   */
  private void linger() {
    byte[] unread = new byte[512];
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LINGER_MILLIS);
    try {
      Socket plain = channel.socket();
      InputStream in = plain.getInputStream();
      int left = LINGER_BYTES;
      int length = 0;
      while (length >= 0 && left > 0) {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0) {
          return;
        }
        plain.setSoTimeout((int) millis);
        length = in.read(unread);
        left -= length;
      }
    } catch (IOException e) {
      LOG.trace("A client did not end its connection", e);
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
