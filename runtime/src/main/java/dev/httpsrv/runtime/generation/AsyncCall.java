package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.ScriptStoppedException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A handler that goes on after its call has returned: in JavaScript, when what it awaits is there.
 * It may wait for several things at once, and has one budget for what it does when they are there.
 * Any thread may use it, but for what it has used up.
 */
final class AsyncCall {

  /** How much it may wait for at once; each takes a thread. */
  private static final int MOST_WAITS = 1_000;

  private final AtomicInteger waits = new AtomicInteger();
  private volatile @Nullable Consumer<ScriptStoppedException> listener;
  private volatile boolean over;
  private boolean runs;
  private OngoingCall.@Nullable Progress used;

  /**
   * Notes that it waits for one thing more.
   *
   * @throws IllegalStateException if that is too much
   */
  void waits() {
    if (waits.incrementAndGet() > MOST_WAITS) {
      waits.decrementAndGet();
      throw new IllegalStateException(
          "a handler may wait for %,d things at once; await some of them first"
              .formatted(MOST_WAITS));
    }
  }

  /** Notes that something it waited for is there. */
  void waited() {
    waits.decrementAndGet();
  }

  /** Notes what the handler has used up until now; called with its interpreter. */
  void used(OngoingCall.Progress progress) {
    used = progress;
  }

  /** Returns what the handler has used up; called with its interpreter. */
  OngoingCall.Progress used() {
    return Objects.requireNonNull(used);
  }

  /** Sets who is told when the handler is stopped. */
  void onStop(Consumer<ScriptStoppedException> told) {
    listener = told;
  }

  /** Notes whether something of the handler runs in its interpreter. */
  synchronized void runs(boolean now) {
    runs = now;
    notifyAll();
  }

  /**
   * Has nothing of it go on any more, and waits until what runs of it has ended, or was given up:
   * that is past its limit of time, and the watch stops it.
   */
  synchronized void cease() {
    over = true;
    try {
      while (runs) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells that the handler was stopped. */
  void stopped(ScriptStoppedException end) {
    over = true;
    Consumer<ScriptStoppedException> told = listener;
    if (told != null) {
      told.accept(end);
    }
    runs(false);
  }

  /** Has nothing of it go on any more. */
  void end() {
    over = true;
  }

  /** Returns whether nothing of it is to go on. */
  boolean isOver() {
    return over;
  }
}
