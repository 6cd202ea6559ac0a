package dev.httpsrv.api;

import org.jspecify.annotations.Nullable;

/**
 * Reads a body as it arrives, once, from its beginning to its end. One thread at a time uses it.
 */
public interface BodyReader {

  /**
   * Returns the next bytes as soon as there are some, at most so many; null at the body's end.
   *
   * @param most the most bytes, at least 1; null for as many as is convenient (65,536)
   * @throws IllegalArgumentException if {@code most} is less than 1
   * @throws IllegalStateException if the client sent no valid body, or has gone
   */
  @ScriptName("read")
  byte @Nullable [] read(@Nullable Integer most);
}
