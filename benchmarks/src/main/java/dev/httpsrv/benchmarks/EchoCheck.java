package dev.httpsrv.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Uploads bodies to scripts that echo them, compares what comes back, and prints what it cost the
 * server: {@code EchoCheck LAUNCHER SIZE}, the size in bytes, or with k, m or g behind it.
 */
public final class EchoCheck {

  private static final long MOST_EXTRA_HEAP = 64L << 20;
  private static final long WARM_UP = 64L << 20;

  private EchoCheck() {}

  /** Runs the check; exits with 1 if a body takes more heap than 64 MiB. */
  public static void main(String[] arguments) throws Exception {
    long size = bytes(arguments[1].toLowerCase(Locale.ROOT));
    boolean flat = true;
    System.out.printf(
        "%-18s %-15s %8s %10s %10s %10s%n", "SCRIPT", "FRAMING", "MIB/S", "IDLE", "PEAK", "EXTRA");
    try (EchoServer server = EchoServer.start(arguments[0])) {
      for (String path : List.of("/lua/response_io", "/lua/loop", "/js/response_io", "/js/loop")) {
        for (boolean chunked : List.of(false, true)) {
          new EchoRequest(server.port(), path, chunked, Math.min(size, WARM_UP)).run();
          flat &= measure(server, new EchoRequest(server.port(), path, chunked, size));
        }
      }
    }
    System.exit(flat ? 0 : 1);
  }

  private static boolean measure(EchoServer server, EchoRequest request) throws Exception {
    long idle = server.usedAtRest();
    long begin = System.nanoTime();
    long peak = server.mostUsedDuring(request::run);
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        "%-18s %-15s %8.0f %6.1f MiB %6.1f MiB %6.1f MiB%n",
        request.path(),
        request.chunked() ? "chunked" : "content-length",
        mib(request.size()) / seconds,
        mib(idle),
        mib(peak),
        mib(peak - idle));
    return peak - idle <= MOST_EXTRA_HEAP;
  }

  private static double mib(long bytes) {
    return bytes / (double) (1 << 20);
  }

  private static long bytes(String size) {
    int shift =
        switch (size.charAt(size.length() - 1)) {
          case 'k' -> 10;
          case 'm' -> 20;
          case 'g' -> 30;
          default -> 0;
        };
    return Long.parseLong(shift == 0 ? size : size.substring(0, size.length() - 1)) << shift;
  }
}
