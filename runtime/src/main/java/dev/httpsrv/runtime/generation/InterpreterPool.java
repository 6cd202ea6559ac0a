package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.OverloadException;
import dev.httpsrv.runtime.problem.Problems;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A generation's interpreters for one language. Any thread may call into one; who waits longest is
 * served first. If somebody waits while all have been busy for long, another one is made.
 */
final class InterpreterPool implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(InterpreterPool.class);

  private final String language;
  private final PoolLimits limits;
  private final BusyWatch watch;
  private final CallThreads threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Waiter> forAny = new ArrayDeque<>();
  private final Map<LoadedInterpreter, Deque<Waiter>> forOne = new IdentityHashMap<>();
  private volatile LoadedInterpreter[] interpreters = {};
  // Changed under the lock; read without it by those who find an interpreter free.
  private volatile int waiters;
  private volatile boolean closed;
  private volatile @Nullable IntFunction<LoadedInterpreter> spares;
  private long arrivals;
  private boolean growing;
  private boolean isWatched;

  InterpreterPool(String language, PoolLimits limits, BusyWatch watch, CallThreads threads) {
    this.language = language;
    this.limits = limits;
    this.watch = watch;
    this.threads = threads;
  }

  /** Adds an interpreter, which is free from now on. */
  void add(LoadedInterpreter interpreter) {
    lock.lock();
    try {
      LoadedInterpreter[] all = Arrays.copyOf(interpreters, interpreters.length + 1);
      all[all.length - 1] = interpreter;
      interpreters = all;
    } finally {
      lock.unlock();
    }
    handOver(interpreter);
  }

  /**
   * Lets the pool grow when it has to.
   *
   * @param source makes the interpreter of a number, from 1, loaded as the others are
   */
  void growFrom(IntFunction<LoadedInterpreter> source) {
    spares = source;
    lock.lock();
    try {
      isWatched = true;
    } finally {
      lock.unlock();
    }
    watch.add(this);
  }

  /** Returns which threads run calls. */
  CallThreads threads() {
    return threads;
  }

  /** Returns the watch's number of looks, for a call that begins. */
  long now() {
    return watch.now();
  }

  /**
   * Runs a call in an interpreter that nobody else uses meanwhile, and waits for its end.
   *
   * @param wanted the one to wait for; null for any
   * @throws OverloadException if none became free in time, or too many wait
   */
  @Nullable Object call(
      @Nullable LoadedInterpreter wanted, Function<LoadedInterpreter, @Nullable Object> body) {
    try {
      return threads.runsItself(Thread.currentThread())
          ? callHere(wanted, body)
          : callInLane(wanted, body);
    } catch (AbandonedCall e) {
      throw new OverloadException(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Object callHere(
      @Nullable LoadedInterpreter wanted, Function<LoadedInterpreter, @Nullable Object> body) {
    // Who comes while others wait goes behind them.
    LoadedInterpreter free = waiters == 0 ? take(wanted) : null;
    LoadedInterpreter taken = free == null ? awaitPatiently(new WaitingThread(wanted)) : free;
    taken.ongoing().begin(watch.now());
    boolean mine = true;
    try {
      return body.apply(taken);
    } catch (AbandonedCall e) {
      mine = false;
      throw e;
    } finally {
      if (mine) {
        giveBack(taken);
      }
    }
  }

  private @Nullable Object callInLane(
      @Nullable LoadedInterpreter wanted, Function<LoadedInterpreter, @Nullable Object> body) {
    LaneCall call = new LaneCall(wanted, body);
    LoadedInterpreter free = waiters == 0 ? take(wanted) : null;
    if (free != null) {
      call.give(free);
    } else {
      awaitPatiently(call);
    }
    return call.result();
  }

  /** Runs a call in an interpreter as soon as that is free; not if the pool is closed. */
  void callLater(LoadedInterpreter own, Runnable body) {
    enqueueUnlessClosed(
        new LaneCall(
            own,
            _ -> {
              body.run();
              return null;
            }));
  }

  /**
   * Takes an interpreter again in which this thread has calls in progress, however long it takes.
   *
   * @throws AbandonedCall if the pool has been closed meanwhile
   */
  void regain(LoadedInterpreter own) {
    if (waiters != 0 || !own.take()) {
      Waiter waiter = new WaitingThread(own);
      if (!enqueueUnlessClosed(waiter)) {
        throw new AbandonedCall();
      }
      waiter.await();
    }
    own.ongoing().begin(watch.now());
  }

  /** Takes an interpreter back. */
  void giveBack(LoadedInterpreter interpreter) {
    Waiter next = release(interpreter);
    if (next != null) {
      next.give(interpreter);
    }
  }

  /**
   * Takes an interpreter back from its lane.
   *
   * @return the call with which the lane goes on; null if the interpreter is not the lane's any
   *     more
   */
  @Nullable LaneCall next(LoadedInterpreter interpreter) {
    return switch (release(interpreter)) {
      case LaneCall call -> call;
      case WaitingThread thread -> {
        thread.give(interpreter);
        yield null;
      }
      case null -> null;
    };
  }

  /** Returns who gets the interpreter; null if nobody waits, and it is free or closed now. */
  private @Nullable Waiter release(LoadedInterpreter interpreter) {
    interpreter.ongoing().end();
    if (waiters == 0) {
      interpreter.free();
      // Who began to wait between looks for a free one after having said so; one of both sees it.
      if ((waiters == 0 && !closed) || !interpreter.take()) {
        return null;
      }
    }
    return nextWaiter(interpreter);
  }

  /** Closes the interpreters that are free; any other is closed as soon as it is given back. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true; // who gives back under the lock, or begins to wait, has seen it or not
    } finally {
      lock.unlock();
    }
    for (LoadedInterpreter each : interpreters) {
      if (each.take()) {
        handOver(each);
      }
    }
  }

  /**
   * Lets those wait no longer for any interpreter that have waited long enough.
   *
   * @return whether somebody waits
   */
  boolean expire() {
    if (waiters == 0) {
      return false;
    }
    long now = System.nanoTime();
    lock.lock();
    try {
      // All have the same patience, so the first to come is the first to go.
      for (Waiter first = forAny.peekFirst();
          first != null && first.isOverdue(now);
          first = forAny.peekFirst()) {
        forAny.removeFirst();
        waiters--;
        first.letGo();
      }
      return waiters != 0;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns whether it is closed, nothing runs in it, and nobody waits: the watch can forget it.
   */
  boolean isOver() {
    if (!closed || waiters != 0) {
      return false;
    }
    lock.lock();
    try {
      boolean over = waiters == 0;
      for (LoadedInterpreter each : interpreters) {
        over &= !each.ongoing().isOngoing();
      }
      isWatched &= !over;
      return over;
    } finally {
      lock.unlock();
    }
  }

  /** Returns its interpreters; the array is not to be changed. */
  LoadedInterpreter[] interpreters() {
    return interpreters;
  }

  /**
   * Makes another interpreter if somebody waits.
   *
   * @param number how many there are, all of them taken for long
   */
  void growBeyond(int number) {
    IntFunction<LoadedInterpreter> source = spares;
    if (source == null || waiters == 0 || number >= limits.mostInterpreters()) {
      return;
    }
    lock.lock();
    try {
      if (growing || closed) {
        return;
      }
      growing = true;
    } finally {
      lock.unlock();
    }
    Thread.ofPlatform().daemon().name("httpsrv-grow").start(() -> grow(source, number + 1));
  }

  private void grow(IntFunction<LoadedInterpreter> source, int number) {
    try {
      add(source.apply(number));
      LOG.info("All {} interpreters were busy; now there are {}", language, number);
    } catch (HttpsrvException e) {
      spares = null;
      LOG.warn("There will be no more {} interpreters: {}", language, Problems.text(e));
    } catch (RuntimeException | Error e) {
      spares = null;
      LOG.warn("There will be no more {} interpreters", language, e);
    } finally {
      lock.lock();
      try {
        growing = false;
      } finally {
        lock.unlock();
      }
    }
  }

  private @Nullable LoadedInterpreter take(@Nullable LoadedInterpreter wanted) {
    if (wanted != null) {
      return wanted.take() ? wanted : null;
    }
    LoadedInterpreter[] all = interpreters;
    // A connection's thread comes back to the interpreter that it used before, if that is free.
    int first = spread(Thread.currentThread().threadId(), all.length);
    for (int i = first; i < all.length; i++) {
      if (all[i].take()) {
        return all[i];
      }
    }
    for (int i = 0; i < first; i++) {
      if (all[i].take()) {
        return all[i];
      }
    }
    return null;
  }

  /** Returns a number below the limit, for consecutive ones as different ones as there are. */
  private static int spread(long number, int limit) {
    return (((int) number * 0x9E3779B9) >>> 16) * limit >>> 16;
  }

  private LoadedInterpreter awaitPatiently(Waiter waiter) {
    waiter.patientUntil(System.nanoTime() + limits.patience().toNanos());
    boolean watched;
    lock.lock();
    try {
      if (closed && waiter.wanted() != null) {
        throw new OverloadException("the configuration that the request began with is closed");
      }
      if (forAny.size() >= limits.longestQueue()) {
        throw new OverloadException(
            "%d requests wait for a %s interpreter, which is all that may; handlers take long, or --interpreters is too low"
                .formatted(forAny.size(), language));
      }
      enqueue(waiter);
      watched = isWatched && waiter.wanted() == null;
    } finally {
      lock.unlock();
    }
    LoadedInterpreter given = waiter.awaitPatiently(watched);
    return given == null ? lastLook(waiter) : given;
  }

  private boolean enqueueUnlessClosed(Waiter waiter) {
    lock.lock();
    try {
      boolean open = !closed;
      if (open) {
        enqueue(waiter);
      }
      return open;
    } finally {
      lock.unlock();
    }
  }

  /** Begins to wait; what is free by now goes to the first who waits for it. */
  private void enqueue(Waiter waiter) {
    waiter.arrivesAs(arrivals++);
    queue(waiter.wanted()).addLast(waiter);
    waiters++;
    LoadedInterpreter free = take(waiter.wanted());
    if (free != null) {
      Waiter first = poll(free);
      if (first != null) {
        first.give(free);
      }
    }
  }

  private LoadedInterpreter lastLook(Waiter waiter) {
    boolean promised;
    lock.lock();
    try {
      boolean queued = queue(waiter.wanted()).remove(waiter);
      if (queued) {
        waiters--;
      }
      promised = !queued && !waiter.wasLetGo();
    } finally {
      lock.unlock();
    }
    if (promised) {
      return waiter.await(); // somebody is about to give it one
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new OverloadException("interrupted while waiting for a free interpreter");
    }
    throw new OverloadException(
        "no %s interpreter became free within %d s; handlers take long, or --interpreters is too low"
            .formatted(language, limits.patience().toSeconds()));
  }

  /** Gives an interpreter that is taken to who waits for it, or frees it, or closes it. */
  private void handOver(LoadedInterpreter interpreter) {
    Waiter next = nextWaiter(interpreter);
    if (next != null) {
      next.give(interpreter);
    }
  }

  private @Nullable Waiter nextWaiter(LoadedInterpreter interpreter) {
    lock.lock();
    try {
      Waiter next = poll(interpreter);
      if (next != null) {
        return next;
      }
      if (!closed) {
        interpreter.free();
        return null;
      }
    } finally {
      lock.unlock();
    }
    interpreter.close();
    return null;
  }

  /** Takes the first who waits for an interpreter out of the queues; null where nobody does. */
  private @Nullable Waiter poll(LoadedInterpreter interpreter) {
    Deque<Waiter> own = forOne.get(interpreter);
    Waiter one = own == null ? null : own.peekFirst();
    Waiter any = forAny.peekFirst();
    boolean toOne = one != null && (any == null || one.cameBefore(any));
    Waiter next = toOne ? one : any;
    if (next != null) {
      queue(next.wanted()).removeFirst();
      waiters--;
    }
    return next;
  }

  private Deque<Waiter> queue(@Nullable LoadedInterpreter wanted) {
    return wanted == null ? forAny : forOne.computeIfAbsent(wanted, _ -> new ArrayDeque<>());
  }
}
