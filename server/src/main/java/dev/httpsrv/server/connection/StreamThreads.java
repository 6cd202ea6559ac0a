package dev.httpsrv.server.connection;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The threads of an HTTP/2 connection's requests. Helidon leaves them waiting for ever when their
 * connection has ended.
 */
final class StreamThreads {

  private final AtomicInteger running = new AtomicInteger();
  private final ExecutorService executor;
  private final Duration patience;
  private volatile boolean ended;

  /**
   * Creates none yet.
   *
   * @param around runs what is given to it
   * @param patience how long requests may still take when their connection ends in an orderly way
   */
  StreamThreads(Consumer<Runnable> around, Duration patience) {
    this.patience = patience;
    this.executor =
        Executors.newThreadPerTaskExecutor(
            task -> Thread.ofVirtual().unstarted(() -> run(around, task)));
  }

  ExecutorService executor() {
    return executor;
  }

  boolean areRunning() {
    return running.get() > 0;
  }

  /** Returns whether the threads have been interrupted. */
  boolean haveEnded() {
    return ended;
  }

  /** Lets requests end, for what there is of patience, and interrupts those that don't. */
  void endGracefully() {
    executor.shutdown();
    try {
      executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Interrupts the threads, which end. */
  void end() {
    ended = true;
    executor.shutdownNow();
  }

  private void run(Consumer<Runnable> around, Runnable task) {
    running.incrementAndGet();
    try {
      around.accept(task);
    } finally {
      running.decrementAndGet();
    }
  }
}
