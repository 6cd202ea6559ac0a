package dev.httpsrv.server.cli;

import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time in seconds, of a day at most. */
final class Seconds implements ITypeConverter<Duration> {

  private static final Duration LONGEST = Duration.ofDays(1);

  @Override
  public Duration convert(String text) {
    if (text.matches("[0-9]{1,9}(\\.[0-9]{1,3})?")) {
      Duration time = Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValueExact());
      if (time.compareTo(LONGEST) <= 0) {
        return time;
      }
    }
    throw new TypeConversionException(
        "\"%s\" is not a time; use a number of seconds up to %d, such as 10 or 0.5"
            .formatted(text, LONGEST.toSeconds()));
  }
}
