package dev.httpsrv.server.cli;

import dev.httpsrv.server.wire.WireLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What clients may take. */
final class WireOptions {

  @Option(
      names = "--max-request-line",
      paramLabel = "SIZE",
      converter = Size.class,
      description = "The longest request line; 8k by default.")
  private @Nullable Long requestLine;

  @Option(
      names = "--max-header-size",
      paramLabel = "SIZE",
      converter = Size.class,
      description = "The most that all headers of a request may take; 32k by default.")
  private @Nullable Long headers;

  @Option(
      names = "--max-header-count",
      paramLabel = "N",
      description = "How many headers a request may have; 100 by default.")
  private @Nullable Integer headerCount;

  @Option(
      names = "--max-body",
      paramLabel = "SIZE",
      converter = Size.class,
      description = "The largest body of a request; 1g by default.")
  private @Nullable Long body;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      description = "How many connections there may be, then others wait; 20000 by default.")
  private @Nullable Integer connections;

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      description = "How many requests are answered at a time; 20000 by default.")
  private @Nullable Integer requests;

  @Option(
      names = "--max-streams",
      paramLabel = "N",
      description = "How many requests an HTTP/2 connection may have at a time; 250 by default.")
  private @Nullable Integer streams;

  @Option(
      names = "--idle-timeout",
      paramLabel = "SECONDS",
      converter = Seconds.class,
      description = "How long a connection waits for the next request; 75 by default.")
  private @Nullable Duration idle;

  @Option(
      names = "--header-timeout",
      paramLabel = "SECONDS",
      converter = Seconds.class,
      description = "How long a request's head may take from its first byte; 10 by default.")
  private @Nullable Duration head;

  @Option(
      names = "--body-timeout",
      paramLabel = "SECONDS",
      converter = Seconds.class,
      description =
          "How long a body is waited for, and a second more for each 500 bytes; 20 by default.")
  private @Nullable Duration bodyTime;

  @Option(
      names = "--write-timeout",
      paramLabel = "SECONDS",
      converter = Seconds.class,
      description = "How long a client may take to read 64k, or less; 30 by default.")
  private @Nullable Duration write;

  /** Returns the defaults, but for what was given. */
  WireLimits limits() {
    WireLimits usual = WireLimits.defaults();
    WireLimits.Sizes sizes = usual.sizes();
    WireLimits.Counts counts = usual.counts();
    WireLimits.Times times = usual.times();
    return new WireLimits(
        new WireLimits.Sizes(
            intOr(requestLine, sizes.requestLine()),
            intOr(headers, sizes.headers()),
            or(headerCount, sizes.headerCount()),
            or(body, sizes.body())),
        new WireLimits.Counts(
            or(connections, counts.connections()),
            or(requests, counts.requests()),
            or(streams, counts.streams())),
        new WireLimits.Times(
            or(idle, times.idle()),
            or(head, times.head()),
            or(bodyTime, times.body()),
            or(write, times.write())));
  }

  /** Returns a size that need not fit: a limit so large is refused. */
  private static int intOr(@Nullable Long given, int usual) {
    return given == null ? usual : (int) Math.min(given, Integer.MAX_VALUE);
  }

  private static <T> T or(@Nullable T given, T usual) {
    return given == null ? usual : given;
  }

  /** A number of bytes, with {@code k}, {@code m} or {@code g} for powers of 1024. */
  static final class Size implements ITypeConverter<Long> {

    private static final String UNITS = "kmg";
    private static final int MOST_DIGITS = 9;

    @Override
    public Long convert(String text) {
      if (!text.matches("[0-9]{1,%d}[kmgKMG]?".formatted(MOST_DIGITS))) {
        throw new TypeConversionException(
            "\"%s\" is not a size; use a number of bytes, or one with k, m or g".formatted(text));
      }
      int unit = UNITS.indexOf(Character.toLowerCase(text.charAt(text.length() - 1)));
      String digits = unit < 0 ? text : text.substring(0, text.length() - 1);
      return Long.parseLong(digits) << (10 * (unit + 1));
    }
  }

  /** A time in seconds. */
  static final class Seconds implements ITypeConverter<Duration> {

    private static final double MILLIS = 1_000;

    @Override
    public Duration convert(String text) {
      if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,3})?")) {
        throw new TypeConversionException(
            "\"%s\" is not a time; use a number of seconds, such as 10 or 0.5".formatted(text));
      }
      return Duration.ofMillis(Math.round(Double.parseDouble(text) * MILLIS));
    }
  }
}
