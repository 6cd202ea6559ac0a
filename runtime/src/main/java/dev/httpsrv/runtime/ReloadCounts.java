package dev.httpsrv.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/** What became of reloads, and of the configurations that they replaced. Any thread may use it. */
final class ReloadCounts {

  private final AtomicInteger applied = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger draining = new AtomicInteger();
  private final AtomicInteger givenUp = new AtomicInteger();

  void reloaded(boolean done) {
    (done ? applied : refused).incrementAndGet();
  }

  /** Notes that requests of an old configuration are waited for. */
  void drains() {
    draining.incrementAndGet();
  }

  /** Notes that an old configuration is closed, empty or not. */
  void drained(boolean empty) {
    draining.decrementAndGet();
    if (!empty) {
      givenUp.incrementAndGet();
    }
  }

  @Override
  public String toString() {
    return "reloads: %d, refused: %d; old configurations that end: %d, given up: %d"
        .formatted(applied.get(), refused.get(), draining.get(), givenUp.get());
  }
}
