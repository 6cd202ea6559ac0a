package dev.httpsrv.runtime.limit;

import dev.httpsrv.api.Limit;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.runtime.text.DurationText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes as people write them: {@code 1.5s}, {@code 64m}, {@code none}. */
final class Amounts {

  private static final String NONE = "none";
  private static final Pattern BYTES =
      Pattern.compile("(\\d{1,15}) ?([kmg]?)(?:i?b|bytes)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern LEVELS = Pattern.compile("\\d{1,9}");
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Amounts() {}

  static Duration duration(Limit limit, String text) {
    if (text.equalsIgnoreCase(NONE)) {
      return Limits.FOREVER;
    }
    Duration duration = DurationText.parse(text, null);
    if (duration == null) {
      throw refused(limit, text, "a duration such as 500ms, 5s, 2m, or none");
    }
    return duration;
  }

  static long bytes(Limit limit, String text) {
    if (text.equalsIgnoreCase(NONE)) {
      return Limits.NO_BYTES_LIMIT;
    }
    return size(limit, text, "a size such as 500k, 64m, 1g, or none");
  }

  static long stack(Limit limit, String text) {
    return size(limit, text, "a size of stack such as 512k, 4m");
  }

  private static long size(Limit limit, String text, String wanted) {
    Matcher found = BYTES.matcher(text);
    if (!found.matches()) {
      throw refused(limit, text, wanted);
    }
    long unit =
        switch (found.group(2).toLowerCase(Locale.ROOT)) {
          case "k" -> 1L << 10;
          case "m" -> 1L << 20;
          case "g" -> 1L << 30;
          default -> 1;
        };
    return product(found.group(1), unit);
  }

  static int levels(Limit limit, String text) {
    if (!LEVELS.matcher(text).matches()) {
      throw refused(limit, text, "a number of levels, at most " + ScriptData.MAX_DEPTH);
    }
    return Integer.parseInt(text);
  }

  /** Returns what is meant exactly; what is more than can be counted is no limit. */
  private static long product(String number, long unit) {
    return new BigDecimal(number).multiply(BigDecimal.valueOf(unit)).min(MOST).longValue();
  }

  private static IllegalArgumentException refused(Limit limit, String text, String wanted) {
    return new IllegalArgumentException("%s=%s: write %s".formatted(limit.label(), text, wanted));
  }

  static String text(Duration duration) {
    if (duration.equals(Limits.FOREVER)) {
      return NONE;
    }
    BigDecimal millis = new BigDecimal(BigInteger.valueOf(duration.toNanos()), 6);
    long seconds = duration.toSeconds();
    if (millis.compareTo(BigDecimal.valueOf(1000 * seconds)) != 0) {
      return millis.stripTrailingZeros().toPlainString() + " ms";
    }
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
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
