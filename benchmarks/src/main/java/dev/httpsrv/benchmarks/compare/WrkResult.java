package dev.httpsrv.benchmarks.compare;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What wrk counted.
 *
 * @param failed requests without an answer, or with another status than 2xx and 3xx
 */
record WrkResult(long requests, double seconds, double p50Millis, double p99Millis, long failed) {

  private static final Pattern FIGURE = Pattern.compile("(\\w+)=(\\d+)");

  /**
   * Reads the line that {@code wrk.lua} prints.
   *
   * @throws IOException if there is none
   */
  static WrkResult parse(String output) throws IOException {
    String line =
        output
            .lines()
            .filter(each -> each.startsWith("RESULT "))
            .findFirst()
            .orElseThrow(() -> new IOException("wrk did not say what it measured:\n" + output));
    Map<String, Long> figures = new TreeMap<>();
    for (MatchResult each : FIGURE.matcher(line).results().toList()) {
      figures.put(each.group(1), Long.parseLong(each.group(2)));
    }
    return new WrkResult(
        figure(figures, "requests"),
        figure(figures, "micros") / 1e6,
        figure(figures, "p50") / 1e3,
        figure(figures, "p99") / 1e3,
        figure(figures, "socket") + figure(figures, "status") + figure(figures, "timeout"));
  }

  private static long figure(Map<String, Long> figures, String name) throws IOException {
    Long figure = figures.get(name);
    if (figure == null) {
      throw new IOException("wrk did not say " + name + ", only " + figures);
    }
    return figure;
  }
}
