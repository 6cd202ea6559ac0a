package dev.httpsrv.benchmarks.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A client that sends a beginning at once, and then a byte now and then, until the server closes.
 *
 * @param kind what it is slow with
 * @param begin what it sends at once
 * @param rest what it sends byte by byte, over and over; empty for nothing
 */
record SlowClient(String kind, String begin, String rest) {

  private static final Duration BETWEEN = Duration.ofMillis(400);

  /**
   * Returns the seconds from when it had sent its beginning until the server closed; infinity where
   * it did not.
   */
  double run(int port, Duration patience) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) BETWEEN.toMillis());
      socket.getOutputStream().write(begin.getBytes(US_ASCII));
      long began = System.nanoTime();
      for (int i = 0; System.nanoTime() - began < patience.toNanos(); i++) {
        if (isClosed(socket) || !isSent(socket, i)) {
          return (System.nanoTime() - began) / 1e9;
        }
      }
      return Double.POSITIVE_INFINITY;
    }
  }

  /** Reads answers until it is time for the next byte. */
  private static boolean isClosed(Socket socket) {
    try {
      while (socket.getInputStream().read() >= 0) {}
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private boolean isSent(Socket socket, int i) {
    try {
      if (!rest.isEmpty()) {
        socket.getOutputStream().write(rest.charAt(i % rest.length()));
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
