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
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A generation's interpreters for one language. Any thread may borrow one; who waits longest is
 * served first. If somebody waits while all have been busy for long, another one is made.
 */
final class InterpreterPool implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(InterpreterPool.class);

  private final String language;
  private final PoolLimits limits;
  private final BusyWatch watch;
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

  InterpreterPool(String language, PoolLimits limits, BusyWatch watch) {
    this.language = language;
    this.limits = limits;
    this.watch = watch;
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
    watch.add(this);
  }

  /**
   * Returns an interpreter that is the caller's until it gives it back.
   *
   * @param wanted the one to wait for; null for any
   * @throws OverloadException if none became free in time, or too many wait
   */
  LoadedInterpreter borrow(@Nullable LoadedInterpreter wanted) {
    // Who comes while others wait goes behind them.
    LoadedInterpreter free = waiters == 0 ? take(wanted) : null;
    LoadedInterpreter taken = free == null ? awaitPatiently(wanted) : free;
    taken.ongoing().begin(watch.now());
    return taken;
  }

  /**
   * Takes an interpreter again in which this thread has calls in progress, however long it takes.
   *
   * @throws AbandonedCall if the pool has been closed meanwhile
   */
  void regain(LoadedInterpreter own) {
    if (waiters != 0 || !own.take()) {
      Waiter waiter;
      lock.lock();
      try {
        if (closed) {
          throw new AbandonedCall();
        }
        waiter = enqueue(own);
      } finally {
        lock.unlock();
      }
      waiter.await();
    }
    own.ongoing().begin(watch.now());
  }

  /** Takes an interpreter back. */
  void giveBack(LoadedInterpreter interpreter) {
    interpreter.ongoing().end();
    if (waiters == 0) {
      interpreter.free();
      // Who began to wait between looks for a free one after having said so; one of both sees it.
      if ((waiters == 0 && !closed) || !interpreter.take()) {
        return;
      }
    }
    handOver(interpreter);
  }

  /** Closes the interpreters that are free; any other is closed as soon as it is given back. */
  @Override
  public void close() {
    closed = true;
    watch.remove(this);
    for (LoadedInterpreter each : interpreters) {
      if (each.take()) {
        handOver(each);
      }
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
    int first = (int) (Thread.currentThread().threadId() % Math.max(1, all.length));
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

  private LoadedInterpreter awaitPatiently(@Nullable LoadedInterpreter wanted) {
    Waiter waiter;
    lock.lock();
    try {
      if (closed && wanted != null) {
        throw new OverloadException("the configuration that the request began with is closed");
      }
      if (forAny.size() >= limits.longestQueue()) {
        throw new OverloadException(
            "%d requests wait for a %s interpreter, which is all that may; handlers take long, or --interpreters is too low"
                .formatted(forAny.size(), language));
      }
      waiter = enqueue(wanted);
    } finally {
      lock.unlock();
    }
    LoadedInterpreter given = waiter.awaitUntil(System.nanoTime() + limits.patience().toNanos());
    return given == null ? lastLook(waiter) : given;
  }

  /** Begins to wait; what is free by now goes to the first who waits for it. */
  private Waiter enqueue(@Nullable LoadedInterpreter wanted) {
    Waiter waiter = new Waiter(wanted, arrivals++);
    queue(wanted).addLast(waiter);
    waiters++;
    LoadedInterpreter free = take(wanted);
    if (free != null) {
      pass(free);
    }
    return waiter;
  }

  private LoadedInterpreter lastLook(Waiter waiter) {
    lock.lock();
    try {
      LoadedInterpreter given = waiter.given();
      if (given != null) {
        return given;
      }
      queue(waiter.wanted()).remove(waiter);
      waiters--;
    } finally {
      lock.unlock();
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
    lock.lock();
    try {
      if (pass(interpreter)) {
        return;
      }
      if (!closed) {
        interpreter.free();
        return;
      }
    } finally {
      lock.unlock();
    }
    interpreter.close();
  }

  private boolean pass(LoadedInterpreter interpreter) {
    Deque<Waiter> own = forOne.get(interpreter);
    Waiter one = own == null ? null : own.peekFirst();
    Waiter any = forAny.peekFirst();
    boolean toOne = one != null && (any == null || one.cameBefore(any));
    Waiter next = toOne ? one : any;
    if (next == null) {
      return false;
    }
    queue(next.wanted()).removeFirst();
    waiters--;
    next.give(interpreter);
    return true;
  }

  private Deque<Waiter> queue(@Nullable LoadedInterpreter wanted) {
    return wanted == null ? forAny : forOne.computeIfAbsent(wanted, _ -> new ArrayDeque<>());
  }
}
