package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.TreeMap;

/** A client that says exactly what it is told, byte for byte. */
final class RawClient implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;

  RawClient(int port) throws IOException {
    this(InetAddress.getByName("127.0.0.1"), port);
  }

  RawClient(InetAddress address, int port) throws IOException {
    socket = new Socket(address, port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  int localPort() {
    return socket.getLocalPort();
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(ISO_8859_1));
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Sends a request without a body. */
  RawClient ask(String method, String path) throws IOException {
    return send(method + " " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  RawClient sendChunk(byte[] data) throws IOException {
    return send(Integer.toHexString(data.length) + "\r\n").send(data).send("\r\n");
  }

  /** Sends all of a stream. */
  void sendAll(InputStream body) {
    try {
      body.transferTo(socket.getOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the next line without its end; it ends with {@code closed} where the server has. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return line.isEmpty() ? "closed" : line + " closed";
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  /** Returns the status line, and passes over the headers. */
  String head() throws IOException {
    return readHead().statusLine();
  }

  /** A response: its body as far as it came, and whether it came to its end. */
  record Answer(String statusLine, Map<String, String> headers, String body, boolean isWhole) {}

  /** Reads a response's head. */
  Answer readHead() throws IOException {
    String status = line();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = status; !line.isEmpty() && !line.endsWith("closed"); ) {
      line = line();
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    return new Answer(status, headers, "", false);
  }

  /** Reads a response. */
  Answer read() throws IOException {
    Answer head = readHead();
    StringBuilder body = new StringBuilder();
    boolean whole;
    if (head.headers().containsKey("transfer-encoding")) {
      String chunk = chunk();
      for (; !chunk.isEmpty() && !chunk.equals("closed"); chunk = chunk()) {
        body.append(chunk);
      }
      whole = chunk.isEmpty();
    } else {
      int length = Integer.parseInt(head.headers().getOrDefault("content-length", "0"));
      body.append(body(length));
      whole = body.length() == length;
    }
    return new Answer(head.statusLine(), head.headers(), body.toString(), whole);
  }

  /** Returns the next chunk of a chunked body, empty at its end. */
  String chunk() throws IOException {
    String length = line();
    return length.endsWith("closed") ? "closed" : new String(chunkBytes(length), ISO_8859_1);
  }

  /** Returns the next chunk of a chunked body, empty at its end. */
  byte[] chunkBytes() throws IOException {
    return chunkBytes(line());
  }

  private byte[] chunkBytes(String length) throws IOException {
    byte[] chunk = in.readNBytes(Integer.parseInt(length, 16));
    line();
    return chunk;
  }

  byte[] bytes(int length) throws IOException {
    return in.readNBytes(length);
  }

  String body(int length) throws IOException {
    return new String(bytes(length), ISO_8859_1);
  }

  /** Returns whether the server has closed, and sent nothing more. */
  boolean isClosed() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }

  /** Says that nothing more will be sent; reading goes on. */
  RawClient endSending() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Reads all until the server closes. */
  String rest() throws IOException {
    return new String(in.readAllBytes(), ISO_8859_1);
  }

  /** Closes without a farewell, as a client that crashes. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
