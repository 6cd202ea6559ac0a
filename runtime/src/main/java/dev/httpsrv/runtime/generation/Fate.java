package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.ScriptStoppedException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a handler that goes on after its call has returned: in JavaScript, when what it
 * awaits is there. Any thread may use it.
 */
final class Fate {

  private volatile @Nullable Consumer<ScriptStoppedException> listener;

  /** Sets who is told when the handler is stopped. */
  void onStop(Consumer<ScriptStoppedException> told) {
    listener = told;
  }

  /** Tells that the handler was stopped. */
  void stopped(ScriptStoppedException end) {
    Consumer<ScriptStoppedException> told = listener;
    if (told != null) {
      told.accept(end);
    }
  }
}
