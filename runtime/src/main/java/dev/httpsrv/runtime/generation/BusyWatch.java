package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.ScriptStoppedException;
import dev.httpsrv.runtime.problem.Complaint;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every 2 ms what handlers have been doing. Virtual threads are not preempted: a handler that
 * computes keeps the thread that carries it. For each that has done so for some milliseconds, one
 * more carrier is added for the others; if there are more of them than processors, they take turns.
 * A pool whose interpreters are all taken by such handlers, or by ones that wait, grows.
 *
 * <p>While no handler runs, it looks twice a second whether there is one.
 */
public final class BusyWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BusyWatch.class);
  private static final Duration LOOK = Duration.ofMillis(2);
  private static final int IDLE_LOOKS = 500;

  /** How long a call may go unseen that begins in the moment in which looking ends. */
  private static final Duration NAP = Duration.ofMillis(500);

  private final List<WatchedPool> pools = new CopyOnWriteArrayList<>();
  private final CpuTime cpu = new CpuTime();
  private final @Nullable Carriers carriers;
  private final Turns turns;
  private final Stops stops = new Stops(this::answer);
  private final TimedWaits waits = new TimedWaits();
  private final Set<LoadedInterpreter> loading = ConcurrentHashMap.newKeySet();
  private final Complaint complaint = new Complaint(LOG, "The watch of busy handlers");
  private final Thread thread;
  private volatile BiConsumer<Thread, ScriptStoppedException> answerer = (_, _) -> {};
  private volatile long now = 1;
  private volatile boolean asleep = true;
  private volatile boolean closed;

  /** Creates the watch. */
  public BusyWatch(HandlerThreads threads) {
    boolean fixed = threads == HandlerThreads.FIXED;
    this.carriers = fixed ? null : new Carriers();
    this.turns = new Turns(fixed ? Integer.MAX_VALUE : Runtime.getRuntime().availableProcessors());
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

  /** Looks at a pool until that is over; makes it grow when it has to. */
  void add(InterpreterPool pool, Growth growth) {
    pool.beWatched();
    pools.add(new WatchedPool(pool, growth));
  }

  /** Sets what answers in the place of a thread that runs a call for ever. */
  public void answerer(BiConsumer<Thread, ScriptStoppedException> answers) {
    answerer = answers;
  }

  private void answer(Thread thread, ScriptStoppedException told) {
    answerer.accept(thread, told); // which is set after the watch has begun
  }

  /** Looks at an interpreter that is none of a pool's yet, or no more. */
  void add(LoadedInterpreter single) {
    loading.add(single);
  }

  /** Returns who waits for a script without an interpreter. */
  TimedWaits waits() {
    return waits;
  }

  /** Returns how many wait for a script without an interpreter. */
  public int waiting() {
    return waits.size();
  }

  /** Looks at it no longer. */
  void remove(LoadedInterpreter single) {
    loading.remove(single);
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
        LockSupport.parkNanos(this, NAP.toNanos());
        idle = 0;
        if (isAnythingOngoing()) {
          asleep = false;
        }
        continue;
      }
      LockSupport.parkNanos(this, LOOK.toNanos());
      now++;
      idle = lookAgain() ? 0 : idle + 1;
      if (idle > IDLE_LOOKS) {
        asleep = true;
      }
    }
    turns.end(now);
    if (carriers != null) {
      carriers.end();
    }
  }

  /** Looks; whoever rests depends on the next look, whatever becomes of this one. */
  private boolean lookAgain() {
    try {
      return look();
    } catch (RuntimeException | Error e) {
      complaint.of(e);
      return true;
    }
  }

  /** Looks at all calls, and does what they need; returns whether there are any. */
  private boolean look() {
    long nanos = System.nanoTime();
    boolean ongoing = false;
    int makers = 0;
    pools.removeIf(each -> each.pool.isOver());
    for (WatchedPool watched : pools) {
      ongoing |= watched.pool.expire() | watched.growth.refill(nanos);
      Roster roster = watched.pool.roster();
      LoadedInterpreter[] all = roster.active();
      makers += watched.growth.isMaking() ? 1 : 0;
      int taken = 0;
      for (LoadedInterpreter each : all) {
        taken += isTakenForLong(each, nanos) ? 1 : 0;
        ongoing |= each.ongoing().isOngoing();
      }
      watched.growth.growIfShort(nanos, taken);
      for (LoadedInterpreter each : roster.retired()) {
        isTakenForLong(each, nanos);
        ongoing |= each.ongoing().isOngoing();
      }
    }
    for (LoadedInterpreter each : loading) {
      // It takes no turns: others wait for what is loaded.
      each.observation().look(each.ongoing(), now, nanos, cpu);
      isOver(each, nanos);
      ongoing = true;
    }
    waits.look(nanos);
    stops.look(nanos);
    turns.decide(now, makers);
    if (carriers != null) {
      carriers.add(turns.carriersKept() + stops.carriersKept());
    }
    return ongoing || !turns.isEmpty() || !waits.isEmpty();
  }

  private boolean isTakenForLong(LoadedInterpreter interpreter, long nanos) {
    Observation seen = interpreter.observation();
    Observation.Activity activity = seen.look(interpreter.ongoing(), now, nanos, cpu);
    if (isOver(interpreter, nanos)) {
      turns.remove(interpreter, now);
      return true;
    }
    OngoingCall.Begun call = seen.call();
    return switch (activity) {
      case COMPUTES -> {
        if (call != null) {
          turns.add(interpreter, call, now);
        }
        yield true;
      }
      case WAITS -> {
        turns.waits(interpreter, now);
        yield true;
      }
      case BRIEF -> turns.has(interpreter);
    };
  }

  /** Returns whether what was seen last is to end. */
  private boolean isOver(LoadedInterpreter interpreter, long nanos) {
    Observation seen = interpreter.observation();
    OngoingCall.Begun call = seen.call();
    return call != null && stops.isOver(interpreter, seen, call, nanos);
  }

  private boolean isAnythingOngoing() {
    for (WatchedPool watched : pools) {
      if (watched.pool.roster().isAnythingOngoing()) {
        return true;
      }
    }
    return !loading.isEmpty() || !waits.isEmpty();
  }

  private record WatchedPool(InterpreterPool pool, Growth growth) {}
}
