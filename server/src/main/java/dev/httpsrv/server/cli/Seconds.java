package dev.httpsrv.server.cli;

import dev.httpsrv.runtime.text.DurationText;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time, in seconds where no unit is given, of a day at most. */
final class Seconds implements ITypeConverter<Duration> {

  private static final Duration LONGEST = Duration.ofDays(1);

  @Override
  public Duration convert(String text) {
    Duration time = DurationText.parse(text, TimeUnit.SECONDS);
    if (time == null || time.compareTo(LONGEST) > 0) {
      throw new TypeConversionException(
          "\"%s\" is not a time; use a number of seconds up to %d, such as 10 or 0.5, or 500ms or 2m"
              .formatted(text, LONGEST.toSeconds()));
    }
    return time;
  }
}
