package dev.httpsrv.runtime.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 500ms}, {@code 1.5 s}, {@code 2m}, {@code 1h}. */
public final class DurationText {

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(?: ?(ms|s|m|min|h))?", Pattern.CASE_INSENSITIVE);

  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private DurationText() {}

  /**
   * Returns what a text says, at most {@link Long#MAX_VALUE} nanoseconds; null where it says no
   * duration.
   *
   * @param unit what a number alone counts; null where it needs a unit
   */
  public static @Nullable Duration parse(String text, @Nullable TimeUnit unit) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      return null;
    }
    TimeUnit meant = found.group(2) == null ? unit : unit(found.group(2));
    if (meant == null) {
      return null;
    }
    BigDecimal nanos =
        new BigDecimal(found.group(1)).multiply(BigDecimal.valueOf(meant.toNanos(1)));
    return Duration.ofNanos(nanos.min(MOST).longValue());
  }

  private static TimeUnit unit(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "ms" -> TimeUnit.MILLISECONDS;
      case "s" -> TimeUnit.SECONDS;
      case "m", "min" -> TimeUnit.MINUTES;
      default -> TimeUnit.HOURS;
    };
  }
}
