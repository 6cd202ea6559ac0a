package dev.httpsrv.server.connection;

import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.TlsSocket;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HexFormat;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket of an accepted connection, with or without TLS: how it is opened, and how it is ended,
 * so that the client has all that was sent. Any thread may use it.
 */
final class AcceptedSocket {

  private static final Logger LOG = LoggerFactory.getLogger(AcceptedSocket.class);

  /** How long the client may take to end its half when the server has ended its own. */
  static final Duration LINGER = Duration.ofSeconds(1);

  /** How much the client may send meanwhile, which nobody reads. */
  private static final int LINGER_BYTES = 1 << 20;

  private static final String[] PROTOCOLS = {"h2", "http/1.1"};

  private final SocketChannel channel;
  private volatile @Nullable SSLSocket secured;

  AcceptedSocket(SocketChannel channel) {
    this.channel = channel;
  }

  /** Returns what names it as long as it is open. */
  String id() {
    return "0x" + HexFormat.of().toHexDigits(System.identityHashCode(channel));
  }

  /** Opens it as it is. */
  HelidonSocket open(String listenerId) throws IOException {
    return new PlainSocket(channel.socket(), id(), listenerId);
  }

  /**
   * Opens it with TLS.
   *
   * @param longest how long the handshake may take, by the watch
   * @throws IOException if the client does not agree, or not in time
   */
  HelidonSocket open(String listenerId, Securing securing, DeadlineWatch watch, Duration longest)
      throws IOException {
    SSLSocket secure = securing.secure(channel.socket(), PROTOCOLS);
    watch.within(longest, secure::startHandshake);
    secured = secure;
    return TlsSocket.server(secure, id(), listenerId);
  }

  /** Lets reads from the client end without bytes that take longer than that; 0 for none. */
  void readTimeout(int millis) {
    try {
      channel.socket().setSoTimeout(millis);
    } catch (SocketException e) {
      LOG.trace("A connection has been closed, as who reads from it is told", e);
    }
  }

  /** Returns whether bytes have come that nobody has read yet. */
  boolean hasArrivals() {
    try {
      return channel.socket().getInputStream().available() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends the server's half of it. */
  void endOutput() {
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
   * Ends the server's half, and waits until the client has ended the other. If what that sends is
   * left unread when the connection is closed, its system throws away what it has not read yet: the
   * last answer.
   */
  void linger() throws IOException {
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

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("A connection cannot be closed", e);
    }
  }
}
