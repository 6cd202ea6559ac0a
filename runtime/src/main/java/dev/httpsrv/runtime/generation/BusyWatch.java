package dev.httpsrv.runtime.generation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks every 2 ms what handlers have been doing. Virtual threads are not preempted: a handler that
 * computes keeps the thread that carries it. For each that has done so for some milliseconds, one
 * more carrier is added for the others; and a pool whose interpreters are all taken by such
 * handlers, or by ones that wait, grows.
 *
 * <p>While no handler runs, nothing looks.
 */
public final class BusyWatch implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(2);
  private static final int IDLE_LOOKS = 500;

  private final List<InterpreterPool> pools = new CopyOnWriteArrayList<>();
  private final CpuTime cpu = new CpuTime();
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
      idle = look() ? 0 : idle + 1;
      if (idle > IDLE_LOOKS) {
        asleep = true;
        // Who begins between has not seen this, but is seen.
        if (isAnythingOngoing()) {
          asleep = false;
        }
      }
    }
    add(0);
  }

  /** Looks at all calls, and does what they need; returns whether there are any. */
  private boolean look() {
    int computing = 0;
    boolean ongoing = false;
    for (InterpreterPool pool : pools) {
      LoadedInterpreter[] all = pool.interpreters();
      int taken = 0;
      for (LoadedInterpreter each : all) {
        switch (each.ongoing().look(now, cpu)) {
          case COMPUTES -> {
            computing++;
            taken++;
          }
          case WAITS -> taken++;
          case BRIEF -> {}
        }
        ongoing |= each.ongoing().isOngoing();
      }
      if (taken == all.length) {
        pool.growBeyond(taken);
      }
    }
    add(computing);
    return ongoing;
  }

  private boolean isAnythingOngoing() {
    for (InterpreterPool pool : pools) {
      for (LoadedInterpreter each : pool.interpreters()) {
        if (each.ongoing().isOngoing()) {
          return true;
        }
      }
    }
    return false;
  }

  private void add(int further) {
    if (carriers != null) {
      carriers.add(further);
    }
  }
}
