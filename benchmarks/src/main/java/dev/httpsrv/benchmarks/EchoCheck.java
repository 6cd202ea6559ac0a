package dev.httpsrv.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uploads bodies to scripts that echo them, compares what comes back, and prints what it cost the
 * server.
 */
public final class EchoCheck {

  private static final String USAGE =
      "benchmarks/echo [SIZE], in bytes, or with k, m or g behind it; 1g by default";

  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,8})([kmg]?)");
  private static final long MOST_EXTRA_HEAP = 64L << 20;
  private static final long WARM_UP = 64L << 20;

  private EchoCheck() {}

  /** Runs the check; exits with 1 if a body takes more heap than 64 MiB. */
  public static void main(String[] words) throws Exception {
    Command.main(USAGE, words, EchoCheck::run);
  }

  private static boolean run(Arguments given) throws Exception {
    String launcher = given.lastWord("LAUNCHER");
    long size = size(given);
    given.end();
    boolean flat = true;
    System.out.printf(
        "%-18s %-15s %8s %10s %10s %10s%n", "SCRIPT", "FRAMING", "MIB/S", "IDLE", "PEAK", "EXTRA");
    try (EchoServer server = EchoServer.start(launcher)) {
      for (String path : List.of("/lua/response_io", "/lua/loop", "/js/response_io", "/js/loop")) {
        for (boolean chunked : List.of(false, true)) {
          new EchoRequest(server.port(), path, chunked, Math.min(size, WARM_UP)).run();
          flat &= measure(server, new EchoRequest(server.port(), path, chunked, size));
        }
      }
    }
    return flat;
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

  private static long size(Arguments given) {
    String word = given.wordOr("1g");
    Matcher size = SIZE.matcher(word.toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      throw given.wrong("SIZE needs a size, such as 500m, not " + word);
    }
    int shift =
        switch (size.group(2)) {
          case "k" -> 10;
          case "m" -> 20;
          case "g" -> 30;
          default -> 0;
        };
    return Long.parseLong(size.group(1)) << shift;
  }
}
