package dev.httpsrv.server.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A socket whose connection another thread may end between two requests: it counts what is read, so
 * that either the bytes of a request come first, or the end.
 */
final class EndableSocket implements HelidonSocket {

  private static final int ENDED = -1;

  private final HelidonSocket socket;
  private final AtomicInteger reads = new AtomicInteger();
  private volatile boolean clientEnded;

  EndableSocket(HelidonSocket socket) {
    this.socket = socket;
  }

  /** Returns how often bytes were read. */
  int reads() {
    return reads.get();
  }

  /** Ends it if nothing has been read since; what comes from now on is not read. */
  boolean end(int since) {
    return reads.compareAndSet(since, ENDED);
  }

  /** Returns whether {@link #end} has ended it. */
  boolean hasEnded() {
    return reads.get() == ENDED;
  }

  /** Returns whether nothing more will come from the client. */
  boolean hasClientEnded() {
    return clientEnded;
  }

  /** Returns whether nothing came in time, and the connection is still good. */
  static boolean isTimeout(@Nullable Throwable failure) {
    return failure instanceof UncheckedIOException e
        && e.getCause() instanceof SocketTimeoutException;
  }

  /** Returns the next bytes, null at the end. */
  @Override
  public byte @Nullable [] get() {
    byte[] bytes;
    try {
      bytes = socket.get();
    } catch (RuntimeException e) {
      clientEnded |= !isTimeout(e);
      throw e;
    }
    clientEnded |= bytes == null;
    return bytes != null && countRead() ? bytes : null;
  }

  @Override
  public int read(BufferData buffer) {
    int length = socket.read(buffer);
    return countRead() ? length : -1;
  }

  /** Counts; false if it has been ended before. */
  private boolean countRead() {
    int before = reads.get();
    return before != ENDED && reads.compareAndSet(before, (before + 1) & Integer.MAX_VALUE);
  }

  @Override
  public void close() {
    socket.close();
  }

  @Override
  public void idle() {
    socket.idle();
  }

  @Override
  public boolean isConnected() {
    return socket.isConnected();
  }

  @Override
  public void write(BufferData buffer) {
    socket.write(buffer);
  }

  @Override
  public boolean protocolNegotiated() {
    return socket.protocolNegotiated();
  }

  @Override
  public String protocol() {
    return socket.protocol();
  }

  @Override
  public PeerInfo remotePeer() {
    return socket.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return socket.localPeer();
  }

  @Override
  public boolean isSecure() {
    return socket.isSecure();
  }

  @Override
  public String socketId() {
    return socket.socketId();
  }

  @Override
  public String childSocketId() {
    return socket.childSocketId();
  }
}
