package dev.httpsrv.runtime.limit;

import dev.httpsrv.api.Limit;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes as people write them: {@code 1.5s}, {@code 64m}, {@code none}. */
final class Amounts {

  private static final String NONE = "none";
  private static final Pattern DURATION =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) ?(ms|s|m|h)", Pattern.CASE_INSENSITIVE);
  private static final Pattern BYTES =
      Pattern.compile("(\\d{1,15}) ?([kmg]?)(?:i?b)?", Pattern.CASE_INSENSITIVE);
  private static final double NANOS_PER_MILLI = 1e6;

  private Amounts() {}

  static Duration duration(Limit limit, String text) {
    if (text.equalsIgnoreCase(NONE)) {
      return Limits.FOREVER;
    }
    Matcher found = DURATION.matcher(text);
    if (!found.matches()) {
      throw refused(limit, text, "a duration such as 500ms, 5s, 2m");
    }
    double millis =
        Double.parseDouble(found.group(1))
            * switch (found.group(2).toLowerCase(Locale.ROOT)) {
              case "ms" -> 1;
              case "s" -> 1000;
              case "m" -> 60_000;
              default -> 3_600_000;
            };
    return Duration.ofNanos((long) (millis * NANOS_PER_MILLI));
  }

  static long bytes(Limit limit, String text) {
    if (text.equalsIgnoreCase(NONE)) {
      return Limits.NO_BYTES_LIMIT;
    }
    Matcher found = BYTES.matcher(text);
    if (!found.matches()) {
      throw refused(limit, text, "a size such as 500k, 64m, 1g");
    }
    long number = Long.parseLong(found.group(1));
    return switch (found.group(2).toLowerCase(Locale.ROOT)) {
      case "k" -> number << 10;
      case "m" -> number << 20;
      case "g" -> number << 30;
      default -> number;
    };
  }

  private static IllegalArgumentException refused(Limit limit, String text, String wanted) {
    return new IllegalArgumentException(
        "%s=%s: write %s, or none".formatted(limit.label(), text, wanted));
  }

  static String text(Duration duration) {
    long millis = duration.toMillis();
    if (duration.equals(Limits.FOREVER)) {
      return NONE;
    }
    if (millis % 1000 != 0) {
      return millis + " ms";
    }
    return millis % 60_000 == 0 ? millis / 60_000 + " min" : millis / 1000 + " s";
  }

  static String text(long bytes) {
    if (bytes == Limits.NO_BYTES_LIMIT) {
      return NONE;
    }
    if (bytes % (1L << 30) == 0) {
      return (bytes >> 30) + " GiB";
    }
    if (bytes >= 10L << 20 || bytes % (1L << 20) == 0) {
      return (bytes >> 20) + " MiB";
    }
    return bytes % (1L << 10) == 0 ? (bytes >> 10) + " KiB" : bytes + " bytes";
  }
}
