package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;

/** A client that says exactly what it is told, byte for byte. */
final class RawClient implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  RawClient(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Sends all of a stream. */
  void sendAll(InputStream body) {
    try {
      body.transferTo(socket.getOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the next line without its end; null where the server has closed. */
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
    String status = line();
    for (String line = status; !line.isEmpty() && !line.endsWith("closed"); ) {
      line = line();
    }
    return status;
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

  String body(int length) throws IOException {
    return new String(in.readNBytes(length), ISO_8859_1);
  }

  boolean isClosed() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
