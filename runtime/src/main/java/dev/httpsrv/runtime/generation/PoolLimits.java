package dev.httpsrv.runtime.generation;

import java.time.Duration;

/**
 * How many interpreters a language gets, and how long requests queue for them.
 *
 * @param interpreters how many there are from the beginning, at least 1
 * @param mostInterpreters how many there may be when all of them are busy for long
 * @param longestQueue how many requests may wait; any further is refused at once
 * @param patience how long a request waits before it is refused
 */
public record PoolLimits(
    int interpreters, int mostInterpreters, int longestQueue, Duration patience) {

  /** Validates the numbers. */
  public PoolLimits {
    if (interpreters < 1) {
      throw new IllegalArgumentException(
          "%d interpreters cannot serve; use 1 or more".formatted(interpreters));
    }
    if (mostInterpreters < interpreters) {
      throw new IllegalArgumentException(
          "at most %d interpreters are fewer than the %d to begin with"
              .formatted(mostInterpreters, interpreters));
    }
  }
}
