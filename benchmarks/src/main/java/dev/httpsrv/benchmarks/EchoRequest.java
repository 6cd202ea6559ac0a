package dev.httpsrv.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** One upload that is to come back: sent by one thread, received by another, neither kept. */
record EchoRequest(int port, String path, boolean chunked, long size) {

  private static final int PIECE = 65_536;
  private static final byte[] LINE_END = {'\r', '\n'};

  /**
   * Sends and receives.
   *
   * @throws IOException if anything else comes back than was sent
   */
  void run() throws IOException, InterruptedException, ExecutionException {
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      FutureTask<byte[]> sending = new FutureTask<>(() -> send(socket.getOutputStream()));
      Thread.ofPlatform().start(sending);
      byte[] received = receive(new BufferedInputStream(socket.getInputStream(), PIECE));
      if (!Arrays.equals(sending.get(), received)) {
        throw new IOException(path + ": what came back is not what was sent");
      }
    }
  }

  private byte[] send(OutputStream out) throws IOException {
    String framing = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + size;
    out.write(
        "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n\r\n"
            .formatted(path, framing)
            .getBytes(US_ASCII));
    MessageDigest digest = newDigest();
    long state = 42;
    byte[] piece = new byte[PIECE];
    for (long left = size; left > 0; left -= PIECE) {
      state = fill(piece, state);
      int length = (int) Math.min(left, PIECE);
      digest.update(piece, 0, length);
      if (chunked) {
        out.write((Integer.toHexString(length) + "\r\n").getBytes(US_ASCII));
        out.write(piece, 0, length);
        out.write(LINE_END);
      } else {
        out.write(piece, 0, length);
      }
    }
    if (chunked) {
      out.write("0\r\n\r\n".getBytes(US_ASCII));
    }
    return digest.digest();
  }

  /** Fills with numbers that do not repeat (xorshift). */
  private static long fill(byte[] piece, long state) {
    long next = state;
    for (int i = 0; i < piece.length; i += Long.BYTES) {
      next ^= next << 13;
      next ^= next >>> 7;
      next ^= next << 17;
      for (int j = 0; j < Long.BYTES; j++) {
        piece[i + j] = (byte) (next >>> (8 * j));
      }
    }
    return next;
  }

  private byte[] receive(InputStream in) throws IOException {
    String status = line(in);
    if (!status.startsWith("HTTP/1.1 200 ")) {
      throw new IOException(path + ": the answer was " + status);
    }
    boolean streamed = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      streamed |= header.equalsIgnoreCase("transfer-encoding: chunked");
    }
    if (!streamed) {
      throw new IOException(path + ": the response is not chunked");
    }
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[PIECE];
    for (int chunk = chunkLength(in); chunk > 0; chunk = chunkLength(in)) {
      for (int left = chunk; left > 0; ) {
        int length = in.read(buffer, 0, Math.min(left, buffer.length));
        if (length < 0) {
          throw new EOFException(path + ": the response broke off");
        }
        digest.update(buffer, 0, length);
        left -= length;
      }
      line(in);
    }
    line(in);
    return digest.digest();
  }

  private static int chunkLength(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the response broke off");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
