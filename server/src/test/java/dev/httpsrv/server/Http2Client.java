package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;

/** An HTTP/2 client that sends exactly the frames that it is told. */
final class Http2Client implements AutoCloseable {

  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int PRIORITY = 2;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int CONTINUATION = 9;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  private static final int CALM = 11;
  private static final int LENGTH_OF_HEADER = 9;

  private final RawClient client;

  /** Connects, and sends the preface and no settings. */
  Http2Client(int port) throws IOException {
    client = new RawClient(port).send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    frame(SETTINGS, 0, 0);
  }

  /** Goes on with what speaks HTTP/2 already. */
  Http2Client(RawClient client) {
    this.client = client;
  }

  /** A frame that the server sent. */
  record Frame(int type, int flags, int stream, byte[] payload) {

    /** Returns whether it ends the connection since the client does too much. */
    boolean isCalm() {
      return type == GOAWAY && ByteBuffer.wrap(payload).getInt(4) == CALM;
    }

    String text() {
      return new String(payload, ISO_8859_1);
    }
  }

  Http2Client frame(int type, int flags, int stream, byte... payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(LENGTH_OF_HEADER + payload.length);
    frame.putInt(payload.length << 8 | type).put((byte) flags).putInt(stream).put(payload);
    client.send(frame.array());
    return this;
  }

  /** Sends bytes that need be no frames. */
  Http2Client bytes(byte... bytes) throws IOException {
    client.send(bytes);
    return this;
  }

  /** Sends a request's head, whose authority is {@code a}. */
  Http2Client ask(int stream, int flags, String method, String path, String... headers)
      throws IOException {
    return frame(HEADERS, flags | END_HEADERS, stream, head("a", method, path, headers));
  }

  /** Returns a header block without compression. */
  static byte[] head(String authority, String method, String path, String... headers) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    // Helidon takes pseudo-headers by their index alone.
    switch (method) {
      case "GET" -> block.write(0x82);
      case "POST" -> block.write(0x83);
      default -> {
        block.write(2);
        text(block, method);
      }
    }
    block.write(0x86);
    block.write(4);
    text(block, path);
    block.write(1);
    text(block, authority);
    for (int i = 0; i < headers.length; i += 2) {
      field(block, headers[i], headers[i + 1]);
    }
    return block.toByteArray();
  }

  private static void field(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    text(block, name);
    text(block, value);
  }

  private static void text(ByteArrayOutputStream block, String text) {
    block.write(text.length());
    block.writeBytes(text.getBytes(ISO_8859_1));
  }

  /** Returns the next frame; one of type -1 where the server has closed. */
  Frame read() throws IOException {
    byte[] header = bytes(LENGTH_OF_HEADER);
    if (header.length < LENGTH_OF_HEADER) {
      return new Frame(-1, 0, 0, header);
    }
    ByteBuffer frame = ByteBuffer.wrap(header);
    int lengthAndType = frame.getInt();
    int flags = frame.get();
    return new Frame(lengthAndType & 0xff, flags, frame.getInt(), bytes(lengthAndType >>> 8));
  }

  private byte[] bytes(int length) throws IOException {
    try {
      return client.bytes(length);
    } catch (SocketException e) {
      return new byte[0];
    }
  }

  /** Returns the next frame of a type; one of type -1 where the server has closed before. */
  Frame await(int type) throws IOException {
    Frame frame = read();
    while (frame.type() != type && frame.type() != -1) {
      frame = read();
    }
    return frame;
  }

  /** Returns whether the server answers a ping, and so has taken all before it. */
  boolean isAnswered() throws IOException {
    frame(PING, 0, 0, new byte[8]);
    return await(PING).type() == PING;
  }

  /** Waits until the server closes; returns whether it said before that this does too much. */
  boolean isCalmedDown() throws IOException {
    boolean calm = false;
    for (Frame frame = read(); frame.type() != -1; frame = read()) {
      calm |= frame.isCalm();
    }
    return calm;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
