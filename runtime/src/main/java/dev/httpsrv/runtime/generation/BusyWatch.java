package dev.httpsrv.runtime.generation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks every 2 ms how long handlers have been running. Virtual threads are not preempted: a
 * handler that computes keeps the thread that carries it. For each that has done so for 4 ms, one
 * more carrier is added for the others; and a pool whose interpreters are all so busy grows.
 *
 * <p>While no handler runs, nothing looks.
 */
public final class BusyWatch implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(2);
  private static final int LONG_LOOKS = 2;
  private static final int IDLE_LOOKS = 500;

  private final List<InterpreterPool> pools = new CopyOnWriteArrayList<>();
  private final @Nullable Carriers carriers;
  private final Thread thread;
  private volatile long now = 1;
  private volatile boolean asleep = true;
  private volatile boolean closed;

  /**
   * Creates the watch.
   *
   * @param carriers adds carriers; null if there shall be as many as there are
   */
  public BusyWatch(@Nullable Carriers carriers) {
    this.carriers = carriers;
    this.thread = Thread.ofPlatform().daemon().name("httpsrv-busy").unstarted(this::run);
    thread.start();
  }

  /** Returns the number of looks until now, which is cheaper than a clock; never 0. */
  long now() {
    if (asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    }
    return now;
  }

  void add(InterpreterPool pool) {
    pools.add(pool);
  }

  void remove(InterpreterPool pool) {
    pools.remove(pool);
  }

  /** Ends the watch; handlers that still run are watched no more. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    int idle = 0;
    while (!closed) {
      if (asleep) {
        LockSupport.park(this);
        idle = 0;
        continue;
      }
      LockSupport.parkNanos(this, LOOK.toNanos());
      now++;
      int busy = look();
      idle = busy == 0 ? idle + 1 : 0;
      if (idle > IDLE_LOOKS) {
        asleep = true;
        // Who begins between has not seen this, but is seen.
        if (look(now) > 0) {
          asleep = false;
        }
      }
    }
    add(0);
  }

  private int look() {
    long since = now - LONG_LOOKS;
    add(look(since));
    for (InterpreterPool each : pools) {
      each.growIfBusySince(since);
    }
    return look(now);
  }

  private int look(long since) {
    int busy = 0;
    for (InterpreterPool each : pools) {
      busy += each.busySince(since);
    }
    return busy;
  }

  private void add(int further) {
    if (carriers != null) {
      carriers.add(further);
    }
  }
}
