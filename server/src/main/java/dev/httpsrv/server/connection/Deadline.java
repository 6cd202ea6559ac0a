package dev.httpsrv.server.connection;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Ends by an interrupt what one thread does for too long, and nothing that it does afterwards. For
 * a thread that reads from or writes to a socket, this closes the connection.
 */
final class Deadline implements Watched {

  private static final int NONE = 0;
  private static final int EXPIRING = -1;
  private static final int EXPIRED = -2;

  private final BooleanSupplier postponed;
  private final Consumer<Thread> ending;
  private final AtomicInteger due = new AtomicInteger(NONE);
  private Thread waiter = Thread.currentThread();

  /**
   * Creates it.
   *
   * @param postponed whether it is not to expire, asked when it is due
   */
  Deadline(BooleanSupplier postponed) {
    this(postponed, Thread::interrupt);
  }

  /**
   * Creates what ends a thread otherwise.
   *
   * @param ending ends what the thread does
   */
  Deadline(BooleanSupplier postponed, Consumer<Thread> ending) {
    this.postponed = postponed;
    this.ending = ending;
  }

  /** Begins what this thread does until a tick of the watch, which is above 0. */
  void begin(int tick) {
    waiter = Thread.currentThread();
    due.setRelease(tick);
  }

  /** Ends what was begun; returns whether it was in time. The thread is not interrupted then. */
  boolean end() {
    int before = due.getAndSet(NONE);
    if (before > NONE) {
      return true;
    }
    while (before == EXPIRING && due.get() != EXPIRED) {
      Thread.onSpinWait();
    }
    due.set(NONE);
    Thread.interrupted();
    return false;
  }

  /** Ends what the thread does if it is late. */
  @Override
  public void look(int tick) {
    int known = due.get();
    if (known <= NONE || known > tick || postponed.getAsBoolean()) {
      return;
    }
    if (due.compareAndSet(known, EXPIRING)) {
      try {
        ending.accept(waiter);
      } finally {
        due.set(EXPIRED);
      }
    }
  }
}
