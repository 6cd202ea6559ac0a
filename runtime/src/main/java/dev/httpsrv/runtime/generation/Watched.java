package dev.httpsrv.runtime.generation;

import org.jspecify.annotations.Nullable;

/** What the watch sees of an interpreter. */
interface Watched {

  /** Returns what is noted of the call in progress. */
  OngoingCall ongoing();

  /**
   * Has the call in progress in a thread run an action, as {@link
   * dev.httpsrv.api.spi.Interpreter#atSafepoint} does.
   */
  @Nullable Runnable atSafepoint(Thread thread, Runnable action);
}
