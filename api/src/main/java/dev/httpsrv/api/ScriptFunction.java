package dev.httpsrv.api;

import org.jspecify.annotations.Nullable;

/**
 * A function of a script, in Java's hands.
 *
 * <p>It belongs to the interpreter it came from. One thread at a time may call it: the one that
 * holds the interpreter.
 */
public non-sealed interface ScriptFunction extends FunctionReference {

  /**
   * Calls the function.
   *
   * <p>Arguments are converted as {@link dev.httpsrv.api.spi.ScriptType} says. A result that is
   * nil, a boolean, a number or a string comes back as {@code null}, {@link Boolean}, {@link Long}
   * or {@link Double}, or {@link String}; any other as the engine's own value, which only its
   * interpreter understands. Of several results the first comes back. A result that the script
   * awaits, and that is not there yet, is a {@link dev.httpsrv.api.spi.PendingResult}.
   *
   * @throws ScriptRaisedException if the script raised
   * @throws EngineException if the engine failed
   */
  @Nullable Object call(@Nullable Object... arguments);
}
