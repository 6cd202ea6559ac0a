package dev.httpsrv.server.connection;

import dev.httpsrv.server.wire.FrameGuard;
import dev.httpsrv.server.wire.RequestFraming;
import dev.httpsrv.server.wire.Wait;
import dev.httpsrv.server.wire.WireLimits;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection that finds out its protocol, and lets Helidon serve it: its bytes are checked before
 * Helidon reads them, and its client must send and read in time.
 */
final class GuardedConnection implements ServerConnection, InterruptableTask<Void> {

  private static final int MOST_DISCARDED = 1 << 20;

  /** A head that is late is answered; where that cannot be, its connection ends a bit later. */
  private static final Duration SPARE = Duration.ofSeconds(2);

  private final WatchedConnections server;
  private final ConnectionContext context;
  private final @Nullable AcceptedConnection accepted;
  private final ReadAhead input;
  private final Pace pace;
  private final PacedSource source;
  private final PacedWriter writer;
  private final UnframedResponse unframed = new UnframedResponse();
  private final UpgradeToken upgradeToken = new UpgradeToken();
  private volatile @Nullable RequestFraming requests;
  private final RequestClient client = new RequestClient(this, 0);
  private volatile ConnectionsByThread.@Nullable Connection byThread;
  private volatile @Nullable StreamThreads streams;
  private volatile @Nullable FrameGuard frames;
  private volatile @Nullable ServerConnection served;
  private volatile @Nullable Thread thread;
  private volatile boolean closing;
  private boolean answersWithoutLength; // the thread that sends the head sets it

  GuardedConnection(WatchedConnections server, ConnectionContext context) {
    WireLimits.Times times = server.limits().times();
    this.server = server;
    this.context = context;
    this.input =
        new ReadAhead(
            new SocketBytes(context.serverSocket()),
            task -> Thread.ofVirtual().name("httpsrv-watch").start(task));
    AcceptedConnection own = context instanceof AcceptedConnection accepted ? accepted : null;
    this.accepted = own;
    this.pace =
        new Pace(
            server.watch(), times, own == null ? Duration.ZERO : SPARE, this::isAnsweringStreams);
    this.source =
        new PacedSource(
            input,
            () -> streams == null && (own == null || !own.hasArrivals()),
            pace,
            times.head(),
            own == null ? _ -> {} : own::readTimeout);
    this.writer =
        new PacedWriter(
            context.dataWriter(), server.watch(), times.write(), this::sent, this::writingNow);
  }

  // For Helidon

  @Override
  public void handle(Limit limit) throws InterruptedException {
    thread = Thread.currentThread();
    byThread = server.byThread().add(context.serverSocket());
    pace.open();
    writer.open();
    try {
      boolean isHttp2 = isNegotiatedHttp2();
      byte[] begun = isHttp2 ? known() : FirstBytes.read(source, known());
      if (isHttp2 || FirstBytes.arePreface(begun)) {
        serve(http2(begun, server.http2()::connection), limit);
      } else {
        serveHttp1(begun, limit);
      }
    } finally {
      pace.close();
      writer.close();
      server.byThread().remove();
      upgradeToken.release();
    }
  }

  /** Returns a time that is never too long: deadlines of its own end an idle connection. */
  @Override
  public Duration idleTime() {
    return Duration.ZERO;
  }

  @Override
  public void close(boolean interrupt) {
    closing = true;
    ServerConnection current = served;
    if (current != null) {
      current.close(interrupt);
    } else {
      interrupt();
    }
  }

  @Override
  public boolean canInterrupt() {
    ServerConnection current = served;
    RequestFraming framing = requests;
    if (streams == null && framing != null && framing.isWithinHead()) {
      return false;
    }
    return current == null || (current instanceof InterruptableTask<?> task && task.canInterrupt());
  }

  // For handlers

  /** Returns the client of a request; the stream counts with HTTP/2 alone. */
  RequestClient client(int stream) {
    return streams == null ? client : new RequestClient(this, stream);
  }

  /** Returns whether the client is known to have gone; sees to it that this is known later. */
  boolean hasClientGone(int stream) {
    StreamThreads threads = streams;
    return threads == null ? input.hasClientGone() : threads.haveEnded() || wasReset(stream);
  }

  /** Returns whether the client has reset a stream of HTTP/2. */
  boolean wasReset(int stream) {
    FrameGuard guard = frames;
    return guard != null && guard.wasReset(stream);
  }

  /** Returns a request's body, which must come in time. */
  BodySource paced(InputStream body) {
    StreamThreads threads = streams;
    return threads == null
        ? body::read // its connection is read in time
        : new PacedBody(
            body,
            new Pace(server.watch(), server.limits().times(), Duration.ZERO, () -> false),
            threads::haveEnded);
  }

  /** Notes that the next head is to have no length. */
  void answersWithoutLength() {
    answersWithoutLength = streams == null;
  }

  /** Notes that a response has begun, or ended; with HTTP/2 nobody else answers. */
  void responseGoesOn(boolean begun) {
    ConnectionsByThread.Connection own = byThread;
    if (own != null && streams == null) {
      own.responseGoesOn(begun);
    }
  }

  /** Notes whether the client wants no body, but a head. */
  void wantsHead(boolean alone) {
    ConnectionsByThread.Connection own = byThread;
    if (own != null && streams == null) {
      own.wantsHead(alone);
    }
  }

  /** Ends the connection, which a request in a thread of its own cannot otherwise. */
  void abort() {
    if (streams != null) {
      interrupt();
    }
  }

  private void interrupt() {
    Thread known = thread;
    if (known != null) {
      known.interrupt();
    }
  }

  /** Returns the connection of HTTP/2 that this one changes to; null where it does not. */
  @Nullable ServerConnection upgraded(Function<ConnectionContext, @Nullable ServerConnection> to) {
    RequestFraming begun = requests;
    return begun == null || !upgradeToken.acquire(server.requestLimit())
        ? null
        : http2(begun.rest(), to);
  }

  private void serve(@Nullable ServerConnection connection, Limit limit)
      throws InterruptedException {
    served = connection;
    if (!closing && connection != null) {
      connection.handle(limit);
    }
  }

  private void serveHttp1(byte[] begun, Limit limit) throws InterruptedException {
    RequestFraming framing =
        new RequestFraming(
            source, begun, server.limits().sizes(), context.isSecure(), this::ownAuthority);
    requests = framing;
    server.enter(this);
    try {
      serve(
          server
              .http1()
              .connection(
                  new GuardedContext(context, this, told(framing), writer, context.executor())),
          limit);
    } finally {
      if (framing.isWithinRequest() && streams == null && accepted == null) {
        discard();
      }
    }
  }

  private @Nullable ServerConnection http2(
      byte[] begun, Function<ConnectionContext, @Nullable ServerConnection> creation) {
    StreamThreads threads =
        new StreamThreads(
            task -> {
              server.enter(this);
              upgradeToken.around(task);
            },
            server.limits().times().write());
    streams = threads;
    FrameGuard guard = new FrameGuard(source, begun, server.limits().sizes(), threads::areRunning);
    frames = guard;
    Http2Farewell frameWriter = new Http2Farewell(writer);
    ServerConnection connection =
        creation.apply(
            new GuardedContext(
                context, this, told(guard), new WholeHeads(frameWriter), threads.executor()));
    if (connection == null) {
      return null;
    }
    ServerConnection serving =
        new Http2Serving(connection, threads, () -> closing || guard.hasSaidGoodbye());
    served = serving;
    if (accepted != null) {
      accepted.speaksHttp2(frameWriter);
    }
    return serving;
  }

  private DataReader told(Supplier<byte @Nullable []> bytes) {
    return DataReader.create(new ToldRefusals(bytes, context.remotePeer()));
  }

  private boolean isNegotiatedHttp2() {
    return context.serverSocket().protocolNegotiated()
        && context.serverSocket().protocol().equals("h2");
  }

  /** Returns what was read before, as by Helidon's listener to ask who serves the connection. */
  private byte[] known() {
    DataReader reader = context.dataReader();
    int length = reader.available();
    return length == 0 ? new byte[0] : reader.readBytes(length);
  }

  private BufferData sent(BufferData written) {
    if (answersWithoutLength) {
      answersWithoutLength = false;
      return UnframedResponse.withoutLength(written);
    }
    RequestFraming framing = requests;
    return framing != null && framing.isOldVersion() ? unframed.of(written) : written;
  }

  private void writingNow() {
    RequestFraming framing = requests;
    if (framing != null) {
      framing.askedForBody();
    }
  }

  /**
   * Reads what a client still sends: it would not read the answer if the connection were reset.
   * Helidon's listener does not, ours does.
   */
  private void discard() {
    source.expect(Wait.REST);
    try {
      int discarded = 0;
      while (discarded < MOST_DISCARDED) {
        byte[] bytes = source.read();
        if (bytes == null) {
          return;
        }
        discarded += bytes.length;
      }
    } catch (CloseConnectionException e) {
      // It has gone, or goes on; both end the connection.
    }
  }

  private boolean isAnsweringStreams() {
    StreamThreads threads = streams;
    return threads != null && threads.areRunning();
  }

  private String ownAuthority() {
    SocketAddress own = context.localPeer().address();
    return own instanceof InetSocketAddress ? HostAndPort.of(own) : "localhost";
  }
}
