package dev.httpsrv.api.spi;

import org.jspecify.annotations.Nullable;

/**
 * What a script's function returns when its result follows later: it awaits something. Any thread
 * may use it, in the interpreter or not.
 */
public interface PendingResult {

  /**
   * Sets what is run once the result is there; at once, if it is. Called once.
   *
   * @param then runs in the interpreter, so it must not wait
   */
  void whenSettled(Runnable then);

  /**
   * Returns the result, converted as that of a call.
   *
   * @throws dev.httpsrv.api.ScriptRaisedException if the script raised
   * @throws IllegalStateException if it is not there yet
   */
  @Nullable Object result();
}
