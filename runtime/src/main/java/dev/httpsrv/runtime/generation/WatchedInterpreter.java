package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.ScriptLocation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An interpreter as the watch sees it. */
interface WatchedInterpreter {

  /** Returns what is noted of the call in progress. */
  OngoingCall ongoing();

  /**
   * Has the call in progress in a thread run an action, as {@link
   * dev.httpsrv.api.spi.Interpreter#atSafepoint} does.
   */
  @Nullable Runnable atSafepoint(Thread thread, Runnable action);

  /** Returns where a call is that runs an action at a safepoint. */
  Optional<ScriptLocation> callSite();

  /** Lets no further call begin in it: the state that a stopped call left may be half-changed. */
  void retire();

  /** Returns whether other calls wait in it, or sessions keep values there. */
  default boolean isHeld() {
    return false;
  }

  /** Ends whatever runs in it, from another thread, as far as its engine can. */
  void cancel();

  /** Returns what counts the ends of its calls. */
  StopCounts.OfLanguage counts();
}
