package dev.httpsrv.benchmarks.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How long answers took.
 *
 * @param millis milliseconds to each answer
 * @param wrong answers that were not 200
 */
record Latencies(List<Double> millis, int wrong) {

  /** Long enough that one connection keeps up with it under load. */
  private static final long PERIOD_NANOS = 10_000_000;

  /**
   * Asks over one connection, every 10 ms. A request that was held up by the answer before it
   * counts from when it was due.
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
    return new Latencies(millis.build().boxed().toList(), wrong);
  }

  /** Returns these and others. */
  Latencies and(Latencies others) {
    return new Latencies(
        Stream.concat(millis.stream(), others.millis.stream()).toList(), wrong + others.wrong);
  }

  /** Returns what this part of the answers, from 0 to 1, was not above. */
  double percentile(double part) {
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))];
  }
}
