package dev.httpsrv.runtime.data;

import dev.httpsrv.api.ScriptData;

/**
 * What bounds a conversion.
 *
 * @param nesting how many lists and maps, or elements, may lie within each other
 * @param poll is run between two parts of what is converted, and may throw
 */
public record Bounds(int nesting, Runnable poll) {

  /** As deep as script data may be, and nothing ends it. */
  public static final Bounds WIDEST = new Bounds(ScriptData.MAX_DEPTH, () -> {});
}
