package dev.httpsrv.api;

import org.jspecify.annotations.Nullable;

/**
 * What a function for scripts returns in place of its result when it has to wait for it. While it
 * waits, other requests use the interpreter, where its engine can let go of it: in Lua the call
 * returns when the result is there, in JavaScript it returns a promise. In any other language the
 * call holds its interpreter.
 */
@FunctionalInterface
public interface Waiting {

  /**
   * Waits, and returns the result for the script. Called once, on a thread that may block.
   *
   * @throws IllegalArgumentException if the script is at fault; the message is for it
   * @throws IllegalStateException if the script is at fault; the message is for it
   * @throws InterruptedException if nobody wants the result any more
   */
  @Nullable Object await() throws InterruptedException;
}
