package dev.httpsrv.server.cli;

import dev.httpsrv.server.wire.WireLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

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
          "How long a body is waited for; each 500 bytes give a second back; 20 by default.")
  private @Nullable Duration body;

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
            or(headerCount, sizes.headerCount())),
        new WireLimits.Counts(
            or(connections, counts.connections()),
            or(requests, counts.requests()),
            or(streams, counts.streams())),
        new WireLimits.Times(
            or(idle, times.idle()),
            or(head, times.head()),
            or(body, times.body()),
            or(write, times.write())));
  }

  /** Returns a size that need not fit: a limit so large is refused. */
  private static int intOr(@Nullable Long given, int usual) {
    return given == null ? usual : (int) Math.min(given, Integer.MAX_VALUE);
  }

  private static <T> T or(@Nullable T given, T usual) {
    return given == null ? usual : given;
  }
}
