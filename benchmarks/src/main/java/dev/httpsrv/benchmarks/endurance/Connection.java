package dev.httpsrv.benchmarks.endurance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A connection of HTTP/1.1 whose client knows exactly what became of each request. Not for use by
 * several threads.
 */
final class Connection implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 30_000;

  private final SocketChannel channel;
  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[8192];
  private int position;
  private int limit;
  private int answers;
  private boolean last;

  private Connection(SocketChannel channel) throws IOException {
    this.channel = channel;
    this.socket = channel.socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    this.in = socket.getInputStream();
  }

  /**
   * Connects.
   *
   * @throws IOException if nobody listens
   */
  static Connection to(int port) throws IOException {
    return new Connection(
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
  }

  /** Returns how many answers came. */
  int answers() {
    return answers;
  }

  /** Returns whether the server has said that it will answer no more, or has ended its half. */
  boolean isOver() {
    return last || hasEnded();
  }

  /**
   * Returns whether the server has ended its half by now. On one machine an end is seen as soon as
   * it has been sent. A reset without an end before is none: the server threw away what it got.
   */
  boolean hasEnded() {
    if (position < limit) {
      return false;
    }
    try {
      channel.configureBlocking(false);
      try {
        int length = channel.read(ByteBuffer.wrap(buffer));
        position = 0;
        limit = Math.max(0, length);
        return length < 0;
      } finally {
        channel.configureBlocking(true);
      }
    } catch (IOException e) {
      return !String.valueOf(e.getMessage()).contains("reset");
    }
  }

  /** Sends some bytes. */
  Connection send(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
    return this;
  }

  Connection send(String text) throws IOException {
    return send(text.getBytes(ISO_8859_1));
  }

  /** An answer that came as a whole. */
  record Answer(int status, String body) {}

  /** Reads an answer; null where the connection ended before its first byte. */
  @Nullable Answer read() throws IOException {
    String statusLine = line();
    if (statusLine == null) {
      return null;
    }
    int length = 0;
    boolean chunked = false;
    for (String line = line(); line == null || !line.isEmpty(); line = line()) {
      if (line == null) {
        throw new IOException("the answer ends in its head");
      }
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:");
      last |= lower.startsWith("connection:") && lower.contains("close");
    }
    String body = chunked ? chunks() : bytes(length);
    answers++;
    return new Answer(Integer.parseInt(statusLine.split(" ")[1]), body);
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    for (String chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
      body.append(chunk);
    }
    return body.toString();
  }

  private String chunk() throws IOException {
    String length = line();
    if (length == null) {
      throw new IOException("the answer ends in its body");
    }
    String data = bytes(Integer.parseInt(length, 16));
    line();
    return data;
  }

  private String bytes(int length) throws IOException {
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int c = next();
      if (c < 0) {
        throw new IOException("the answer ends in its body");
      }
      bytes.append((char) c);
    }
    return bytes.toString();
  }

  private @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = next(); c != '\n'; c = next()) {
      if (c < 0) {
        if (line.isEmpty()) {
          return null;
        }
        throw new IOException("the answer ends in a line");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  private int next() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, in.read(buffer));
    }
    return position == limit ? -1 : buffer[position++] & 0xff;
  }

  /** Ends without a farewell, as a client that crashes. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
