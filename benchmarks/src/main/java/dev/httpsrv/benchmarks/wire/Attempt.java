package dev.httpsrv.benchmarks.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One malformed request on a connection of its own, after up to two that are right. */
record Attempt(Flaw flaw, long seed) {

  private static final int PATIENCE_MILLIS = 15_000;
  private static final String RIGHT = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final int HANDSHAKE = 2;

  /**
   * What became of it.
   *
   * @param statuses of all answers, in order
   * @param closed whether the server closed the connection
   * @param right whether all of this is as it should be
   */
  record Outcome(List<Integer> statuses, boolean closed, boolean right) {}

  /** Sends it, and reads until the server closes. */
  Outcome make(int port) throws IOException {
    Dice dice = new Dice(new Random(seed));
    int before = dice.upTo(HANDSHAKE + 1);
    String path =
        dice.one("/reads", "/ignores", "/hello", "/nothing")
            + "?"
            + (flaw.part() == Flaw.Part.HEAD ? Witness.FLAWED_HEAD : Witness.FLAWED_BODY);
    String all = RIGHT.repeat(before) + flaw.request(dice, path);
    List<Integer> statuses = new ArrayList<>();
    boolean closed;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      Thread writer = Thread.ofVirtual().start(() -> send(socket, all.getBytes(ISO_8859_1), dice));
      closed = read(new BufferedInputStream(socket.getInputStream()), statuses);
      socket.close();
      join(writer);
    }
    return new Outcome(statuses, closed, closed && isRight(statuses, before));
  }

  private boolean isRight(List<Integer> statuses, int before) {
    if (statuses.size() > before + 1) {
      return false;
    }
    for (int i = 0; i < statuses.size(); i++) {
      if (i < before ? statuses.get(i) != 200 : !flaw.mayBeAnswered(statuses.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void send(Socket socket, byte[] bytes, Dice dice) {
    try {
      OutputStream out = socket.getOutputStream();
      int begin = 0;
      for (int cuts = dice.upTo(4); cuts > 0; cuts--) {
        int end = begin + dice.upTo(bytes.length - begin + 1);
        out.write(bytes, begin, end - begin);
        begin = end;
      }
      out.write(bytes, begin, bytes.length - begin);
      if (flaw.part() == Flaw.Part.CUT || dice.coin()) {
        socket.shutdownOutput();
      }
    } catch (IOException e) {
      // The server does not read all of it.
    }
  }

  /** Reads answers; returns whether the server closed behind them. */
  private static boolean read(InputStream in, List<Integer> statuses) {
    try {
      for (String line = line(in); line != null; line = line(in)) {
        statuses.add(
            Integer.parseInt(line.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length())));
        int length = 0;
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
          if (header.regionMatches(true, 0, "Content-Length:", 0, "Content-Length:".length())) {
            length = Integer.parseInt(header.substring("Content-Length:".length()).strip());
          }
        }
        in.readNBytes(length);
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true; // by a reset
    }
  }

  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
