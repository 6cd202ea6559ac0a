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
import io.helidon.webserver.spi.ServerConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An accepted connection, from the handshake of TLS to its end. */
final class ServedConnection implements ConnectionContext {

  private static final Logger LOG = LoggerFactory.getLogger(ServedConnection.class);

  private static final String[] PROTOCOLS = {"h2", "http/1.1"};

  /** How long the client may take to end its half when the server has ended its own. */
  private static final Duration LINGER = Duration.ofSeconds(1);

  /** How much the client may send meanwhile, which nobody reads. */
  private static final int LINGER_BYTES = 1 << 20;

  // Where there is no number of reads yet.
  private static final int NEVER_SEEN = -3;
  private static final int SHAKING_HANDS = -2;

  private final SocketChannel channel;
  private final ListenerScope scope;
  private final WatchedConnections protocols;
  private final @Nullable Securing securing;
  private final OpenConnections connections;
  private final Thread thread;
  private volatile @Nullable EndableSocket socket;
  private volatile @Nullable SSLSocket secured;
  private volatile @Nullable ServerConnection protocol;
  private volatile @Nullable Http2Farewell farewell;
  private volatile boolean ending;
  private @Nullable DataReader reader;
  private @Nullable DataWriter writer;

  // Of the thread that looks at all connections while they drain.
  private int seenReads = NEVER_SEEN;
  private long seenAt;
  private boolean saidFarewell;

  ServedConnection(
      SocketChannel channel,
      ListenerScope scope,
      WatchedConnections protocols,
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

  /**
   * Ends it if it has waited for a request, or for a handshake, since it was first looked at for
   * longer than that. For one thread alone.
   */
  void endIfSilent(long now, long longestNanos) {
    EndableSocket open = socket;
    boolean ended = open != null && open.hasEnded();
    int reads = open == null ? SHAKING_HANDS : open.reads();
    if (!ended && (reads != seenReads || !awaitsRequest())) {
      seenReads = reads;
      seenAt = now;
    } else if (open == null || ended) {
      // A client that does not end its half keeps the thread of the connection waiting.
      cutAfter(ended ? LINGER.toNanos() : longestNanos, now);
    } else if (now - seenAt > longestNanos && !ending && !hasArrivals() && open.end(reads)) {
      seenAt = now;
      // TLS may have to wait until it can write.
      Thread.ofVirtual().name("httpsrv-end").start(this::endOutput);
    }
  }

  private void cutAfter(long longestNanos, long now) {
    if (now - seenAt > longestNanos) {
      cut();
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
    close();
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

  private HelidonSocket open(String id, String listenerId) throws IOException {
    Socket plain = channel.socket();
    if (securing == null) {
      return PlainSocket.server(plain, id, listenerId);
    }
    SSLSocket secure = securing.secure(plain, PROTOCOLS);
    within(protocols.limits().times().head(), secure::startHandshake);
    secured = secure;
    return TlsSocket.server(secure, id, listenerId);
  }

  /** What a connection does with its socket. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  /** Does what must not take longer than that, plus half a second; the socket is closed then. */
  private void within(Duration most, Step step) throws IOException {
    DeadlineWatch watch = protocols.watch();
    Deadline deadline = new Deadline(() -> false);
    deadline.begin(watch.now() + DeadlineWatch.ticks(most));
    watch.add(deadline);
    try {
      step.run();
    } finally {
      watch.remove(deadline);
      deadline.end();
    }
  }

  /** Lets reads from the client end without bytes that take longer than that; 0 for none. */
  void readTimeout(int millis) {
    try {
      channel.socket().setSoTimeout(millis);
    } catch (SocketException e) {
      LOG.trace("A connection has been closed, as who reads from it is told", e);
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
        within(LINGER, this::linger);
      }
    } catch (IOException e) {
      LOG.trace("A client did not end its connection", e);
    } finally {
      close();
      connections.ended(this);
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
   * Ends its half, and waits until the client has ended the other. If what that sends is left
   * unread when the connection is closed, its system throws away what it has not read yet: the last
   * answer.
   */
  private void linger() throws IOException {
    endOutput();
    byte[] unread = new byte[512];
    InputStream in = channel.socket().getInputStream();
    int left = LINGER_BYTES;
    int length = 0;
    while (length >= 0 && left > 0) {
      length = in.read(unread);
      left -= length;
    }
  }

  private void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("A connection cannot be closed", e);
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
