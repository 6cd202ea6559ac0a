package dev.httpsrv.server.connection;

import dev.httpsrv.runtime.problem.Complaint;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks four times a second at all that may be late, in one thread; without any, there is no
 * thread. Any thread may use it.
 */
final class DeadlineWatch {

  private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);

  private static final int TICK_MILLIS = 250;
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
  private static final int MOST_TICKS_AT_ONCE = 4;
  private static final int IDLE_TICKS = 40;

  private final Complaint complaint = new Complaint(LOG, "The look at deadlines");
  private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
  private volatile int now = 1;
  private @Nullable Thread thread;

  /** Returns the number of ticks in a time, rounded up. */
  static int ticks(Duration time) {
    // One more, since the first has begun already.
    return (int) Math.ceilDiv(time.toMillis(), TICK_MILLIS) + 1;
  }

  /** Returns how many come in a tick where so many come in a second. */
  static int atRate(int aSecond) {
    return aSecond * TICK_MILLIS / 1_000;
  }

  /** Returns the current tick. */
  int now() {
    return now;
  }

  void add(Watched each) {
    watched.add(each);
    synchronized (this) {
      if (thread == null) {
        thread = Thread.ofPlatform().daemon().name("httpsrv-deadlines").start(this::run);
      }
    }
  }

  void remove(Watched each) {
    watched.remove(each);
  }

  /** What a thread does with a connection. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  /**
   * Does what must not take longer than that, plus half a second: then this thread is interrupted,
   * which closes the connection.
   */
  void within(Duration most, Step step) throws IOException {
    within(most, new Deadline(() -> false), step);
  }

  /**
   * Does what must not take longer than that, plus half a second: then an action ends it, which
   * must not wait. An interrupt would not reach a thread that waits for another one's read.
   */
  void within(Duration most, Runnable ending, Step step) throws IOException {
    within(most, new Deadline(() -> false, _ -> ending.run()), step);
  }

  private void within(Duration most, Deadline deadline, Step step) throws IOException {
    deadline.begin(now() + ticks(most));
    add(deadline);
    try {
      step.run();
    } finally {
      remove(deadline);
      deadline.end();
    }
  }

  private void run() {
    int idle = 0;
    long last = System.nanoTime();
    do {
      LockSupport.parkNanos(this, TICK_NANOS);
      long time = System.nanoTime();
      // A machine that stood still must not take that for clients that did.
      int passed = (int) Math.min(MOST_TICKS_AT_ONCE, (time - last) / TICK_NANOS);
      if (passed > 0) {
        last = passed < MOST_TICKS_AT_ONCE ? last + passed * TICK_NANOS : time;
        now += passed;
        look();
        idle = watched.isEmpty() ? idle + 1 : 0;
      }
    } while (idle < IDLE_TICKS || !end());
  }

  private void look() {
    try {
      watched.forEach(each -> each.look(now));
    } catch (Throwable e) { // who is late must not go free when memory runs out
      complaint.of(e);
    }
  }

  /** Ends the thread if there is nothing to look at; returns whether it does. */
  private synchronized boolean end() {
    if (watched.isEmpty()) {
      thread = null;
    }
    return thread == null;
  }
}
