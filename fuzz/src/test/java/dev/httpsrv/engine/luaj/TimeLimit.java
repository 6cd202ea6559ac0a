package dev.httpsrv.engine.luaj;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Stops the Lua that the current thread runs, after a moment. */
final class TimeLimit implements AutoCloseable {

  private static final long MILLISECONDS = 5;
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().unstarted(task));

  /** What the thread gets. */
  static final class Passed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Thread thread = Thread.currentThread();
  private final Future<?> timer = TIMER.schedule(this::pass, MILLISECONDS, TimeUnit.MILLISECONDS);
  private Runnable withdrawal = () -> {};
  private boolean closed;

  private TimeLimit() {}

  static TimeLimit start() {
    return new TimeLimit();
  }

  private synchronized void pass() {
    if (!closed) {
      withdrawal =
          Safepoints.request(
              thread,
              () -> {
                throw new Passed();
              });
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    timer.cancel(false);
    withdrawal.run();
  }
}
