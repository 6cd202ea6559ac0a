package dev.httpsrv.api;

import org.jspecify.annotations.Nullable;

/**
 * What came of reading something that may be malformed. In Lua the script gets the value, or nil
 * and the reason; in JavaScript and Python the value, or the reason is thrown.
 *
 * @param value the value; null where there is none
 * @param reason why there is none; null where there is one
 */
public record Attempt(@Nullable Object value, @Nullable String reason) {

  /** Returns the attempt that gave a value. */
  public static Attempt of(Object value) {
    return new Attempt(value, null);
  }

  /** Returns the attempt that failed. */
  public static Attempt failed(String reason) {
    return new Attempt(null, reason);
  }

  /**
   * Returns the value.
   *
   * @throws IllegalArgumentException with the reason, if there is none
   */
  public @Nullable Object orThrow() {
    if (reason != null) {
      throw new IllegalArgumentException(reason);
    }
    return value;
  }
}
