package dev.httpsrv.server.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A socket without TLS, with a buffer as long as its client needs: Helidon's own keeps 8 KiB for
 * each connection, a third of what 10,000 that wait take up.
 */
final class PlainSocket implements HelidonSocket {

  private static final int REQUEST = 1024;
  private static final int UPLOAD = 8 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String id;
  private final String listenerId;
  private byte[] buffer = new byte[REQUEST];

  PlainSocket(Socket socket, String id, String listenerId) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.id = id;
    this.listenerId = listenerId;
  }

  /** Returns the next bytes, null at the end. */
  @Override
  public byte @Nullable [] get() {
    try {
      int length = in.read(buffer);
      if (length < 0) {
        return null;
      }
      byte[] bytes = Arrays.copyOf(buffer, length);
      if (length == REQUEST && buffer.length == REQUEST) {
        buffer = new byte[UPLOAD];
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int read(BufferData data) {
    return data.readFrom(in);
  }

  @Override
  public void write(BufferData data) {
    data.writeTo(out);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does nothing: whether a client is still there is for clients of Helidon to watch. */
  @Override
  public void idle() {}

  @Override
  public boolean isConnected() {
    return !socket.isClosed();
  }

  @Override
  public PeerInfo remotePeer() {
    return new PlainPeer(socket.getRemoteSocketAddress());
  }

  @Override
  public PeerInfo localPeer() {
    return new PlainPeer(socket.getLocalSocketAddress());
  }

  @Override
  public boolean isSecure() {
    return false;
  }

  @Override
  public String socketId() {
    return listenerId;
  }

  @Override
  public String childSocketId() {
    return id;
  }
}
