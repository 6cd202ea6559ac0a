package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.OverloadException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A generation's interpreters for one language. Any thread may borrow one; the one that was given
 * back last goes first, since its caches are warm.
 */
final class InterpreterPool implements AutoCloseable {

  private final String language;
  private final Duration patience;
  private final ConcurrentLinkedDeque<LoadedInterpreter> idle = new ConcurrentLinkedDeque<>();
  private final Semaphore free = new Semaphore(0, true);
  private volatile boolean closed;

  InterpreterPool(String language, Duration patience) {
    this.language = language;
    this.patience = patience;
  }

  /** Adds an interpreter. */
  void add(LoadedInterpreter interpreter) {
    idle.push(interpreter);
    free.release();
  }

  /**
   * Returns an interpreter that is the caller's until it gives it back.
   *
   * @throws OverloadException if none became free in time
   */
  LoadedInterpreter borrow() {
    try {
      if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new OverloadException(
            "no %s interpreter became free within %d s; handlers take long, or --interpreters is too low"
                .formatted(language, patience.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OverloadException("interrupted while waiting for a free interpreter");
    }
    return idle.pop();
  }

  /** Takes an interpreter back. */
  void giveBack(LoadedInterpreter interpreter) {
    add(interpreter);
    if (closed) {
      close();
    }
  }

  /** Closes the interpreters that are idle; any other is closed as soon as it is given back. */
  @Override
  public void close() {
    closed = true;
    while (free.tryAcquire()) {
      idle.pop().close();
    }
  }
}
