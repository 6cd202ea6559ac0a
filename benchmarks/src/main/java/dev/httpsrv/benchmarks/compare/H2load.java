package dev.httpsrv.benchmarks.compare;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What h2load counted.
 *
 * @param failed requests without an answer, or with another status than 2xx
 */
record H2load(double requestsPerSecond, long failed) {

  private static final Pattern RATE = Pattern.compile("finished in [^,]+, ([\\d.]+) req/s");
  private static final Pattern REQUESTS =
      Pattern.compile("requests: (\\d+) total, .* (\\d+) succeeded");

  /**
   * Reads what h2load printed.
   *
   * @throws IOException if it says nothing of what it did
   */
  static H2load parse(String output) throws IOException {
    Matcher rate = RATE.matcher(output);
    Matcher requests = REQUESTS.matcher(output);
    if (!rate.find() || !requests.find()) {
      throw new IOException("h2load did not say what it measured:\n" + output);
    }
    return new H2load(
        Double.parseDouble(rate.group(1)),
        Long.parseLong(requests.group(1)) - Long.parseLong(requests.group(2)));
  }
}
