package dev.httpsrv.benchmarks.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;

/**
 * How long answers took.
 *
 * @param wrong answers that were not 200
 */
record Latencies(double p50Millis, double p99Millis, double maxMillis, int wrong) {

  /** Between two requests, if the answer to the first is there. */
  private static final long PERIOD_NANOS = 2_000_000;

  /**
   * Asks over one connection, every 2 ms. A request that was held up by the answer before it counts
   * from when it was due.
   */
  static Latencies measure(RunningServer server, String path, double seconds) throws IOException {
    byte[] request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(US_ASCII);
    byte[] answer = new byte[4096];
    DoubleStream.Builder millis = DoubleStream.builder();
    int wrong = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setTcpNoDelay(true);
      long begin = System.nanoTime();
      long answered = begin;
      for (long due = begin; due - begin < seconds * 1e9; due += PERIOD_NANOS) {
        long from = due;
        if (answered < due) {
          LockSupport.parkNanos(due - System.nanoTime());
          from = System.nanoTime();
        }
        socket.getOutputStream().write(request);
        int length = socket.getInputStream().read(answer);
        answered = System.nanoTime();
        millis.add((answered - from) / 1e6);
        if (length < 0) {
          throw new IOException("the server closed the connection");
        }
        if (!new String(answer, 0, length, US_ASCII).startsWith("HTTP/1.1 200")) {
          wrong++;
        }
      }
    }
    double[] sorted = millis.build().sorted().toArray();
    return new Latencies(
        sorted[sorted.length / 2],
        sorted[sorted.length * 99 / 100],
        sorted[sorted.length - 1],
        wrong);
  }

  /** Returns the medians of p50 and p99, and the greatest maximum. */
  static Latencies of(List<Latencies> rounds) {
    return new Latencies(
        median(rounds.stream().mapToDouble(Latencies::p50Millis)),
        median(rounds.stream().mapToDouble(Latencies::p99Millis)),
        rounds.stream().mapToDouble(Latencies::maxMillis).max().orElse(Double.NaN),
        rounds.stream().mapToInt(Latencies::wrong).sum());
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
