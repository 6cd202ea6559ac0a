package dev.httpsrv.server.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time, in seconds where no unit is given, of a day at most. */
final class Seconds implements ITypeConverter<Duration> {

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Pattern TIME =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)(ms|s|m|min|h)?");

  @Override
  public Duration convert(String text) {
    Matcher found = TIME.matcher(text);
    if (found.matches()) {
      BigDecimal millis = new BigDecimal(found.group(1)).multiply(unit(found.group(2)));
      Duration time = Duration.ofMillis(millis.longValue());
      if (time.compareTo(LONGEST) <= 0) {
        return time;
      }
    }
    throw new TypeConversionException(
        "\"%s\" is not a time; use a number of seconds up to %d, such as 10 or 0.5, or 500ms or 2m"
            .formatted(text, LONGEST.toSeconds()));
  }

  private static BigDecimal unit(@Nullable String name) {
    return BigDecimal.valueOf(
        switch (name) {
          case "ms" -> 1;
          case "m", "min" -> 60_000;
          case "h" -> 3_600_000;
          case null, default -> 1_000;
        });
  }
}
