package dev.httpsrv.server.wire;

import dev.httpsrv.api.ConfigurationException;
import java.time.Duration;

/** What one client may take: how much it sends, how many of it there are, and for how long. */
public record WireLimits(Sizes sizes, Counts counts, Times times) {

  /**
   * How much a request's head may hold, in bytes but for the number of header fields.
   *
   * @param requestLine the request line; a longer one is answered 414
   * @param headers all header fields together, and trailer fields; more are answered 431
   * @param headerCount the number of header fields; more are answered 431
   */
  public record Sizes(int requestLine, int headers, int headerCount) {

    private static final int MOST = 1 << 20;

    /** Checks the sizes. */
    public Sizes {
      between("--max-request-line", requestLine, 64, MOST);
      between("--max-header-size", headers, 64, MOST);
      between("--max-header-count", headerCount, 1, MOST);
    }
  }

  /**
   * How many there may be at a time.
   *
   * @param connections connections; further ones wait to be accepted
   * @param requests requests that are being answered; further ones are answered 503
   * @param streams requests of one HTTP/2 connection; further ones end it
   */
  public record Counts(int connections, int requests, int streams) {

    /** Checks the numbers. */
    public Counts {
      between("--max-connections", connections, 1, Integer.MAX_VALUE);
      between("--max-requests", requests, 1, Integer.MAX_VALUE);
      between("--max-streams", streams, 1, Integer.MAX_VALUE);
    }
  }

  /**
   * How long the server waits for a client; the connection is closed then.
   *
   * @param idle for the next request
   * @param head for a whole head, from its first byte on, and for a TLS handshake
   * @param body for a body, as long as it waits at all; every {@value #BYTES_A_SECOND} bytes that
   *     come give a second back
   * @param write until the client has taken up to {@value #PIECE} bytes
   */
  public record Times(Duration idle, Duration head, Duration body, Duration write) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Checks the times. */
    public Times {
      check("--idle-timeout", idle);
      check("--header-timeout", head);
      check("--body-timeout", body);
      check("--write-timeout", write);
    }

    private static void check(String option, Duration time) {
      if (time.compareTo(LONGEST) > 0 || time.compareTo(SHORTEST) < 0) {
        throw new ConfigurationException(
            "%s takes 0.001 to %d seconds.".formatted(option, LONGEST.toSeconds()));
      }
    }
  }

  /** The least rate of a body, once its time is over. */
  public static final int BYTES_A_SECOND = 500;

  /** The most that is written at once, and awaited to be taken. */
  public static final int PIECE = 65_536;

  private static final WireLimits DEFAULTS =
      new WireLimits(
          new Sizes(8_192, 32_768, 100),
          new Counts(20_000, 20_000, 250),
          new Times(
              Duration.ofSeconds(75),
              Duration.ofSeconds(10),
              Duration.ofSeconds(20),
              Duration.ofSeconds(30)));

  /** Returns the limits of a server that is told none. */
  public static WireLimits defaults() {
    return DEFAULTS;
  }

  /** Returns these with other sizes. */
  public WireLimits with(Sizes others) {
    return new WireLimits(others, counts, times);
  }

  /** Returns these with other numbers. */
  public WireLimits with(Counts others) {
    return new WireLimits(sizes, others, times);
  }

  /** Returns these with other times. */
  public WireLimits with(Times others) {
    return new WireLimits(sizes, counts, others);
  }

  private static void between(String option, long number, long least, long most) {
    if (number < least || number > most) {
      throw new ConfigurationException("%s takes %d to %d.".formatted(option, least, most));
    }
  }
}
