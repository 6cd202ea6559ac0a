package dev.httpsrv.engine.luaj;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How control goes into a coroutine's code and out of it. Nothing outside refers to one that waits,
 * so it is collected with its coroutine, whatever its own code refers to.
 */
sealed interface Switch permits ContinuationSwitch, ThreadSwitch {

  /** Runs the code until it leaves or ends. Any thread may enter, but one at a time. */
  void enter();

  /**
   * Lets {@link #enter} return; goes on when it is entered again. To be called by the code.
   *
   * @throws IllegalStateException if a frame on the stack cannot be put aside; the code goes on
   */
  void leave();

  /** Returns what makes the switches of one interpreter, in the best way that this JVM has. */
  static Function<Runnable, Switch> maker() {
    return ways().getFirst().get();
  }

  /** Returns the ways that this JVM has, the best first. */
  static List<Supplier<Function<Runnable, Switch>>> ways() {
    return ContinuationSwitch.isAvailable()
        ? List.of(ContinuationSwitch::maker, ThreadSwitch::maker)
        : List.of(ThreadSwitch::maker);
  }
}
