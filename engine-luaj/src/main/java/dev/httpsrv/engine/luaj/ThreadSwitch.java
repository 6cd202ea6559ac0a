package dev.httpsrv.engine.luaj;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the code on a virtual thread of its own, while the thread that entered waits.
 *
 * <p>The JVM keeps every virtual thread until it ends, but for those of an executor: these it keeps
 * as long as their executor. So each has its own, which nobody else knows.
 */
final class ThreadSwitch implements Switch {

  private static final ThreadFactory THREADS =
      Thread.ofVirtual().name("coroutine").inheritInheritableThreadLocals(false).factory();

  private static final ThreadLocal<@Nullable ThreadSwitch> CURRENT = new ThreadLocal<>();

  private final Semaphore turn = new Semaphore(0);
  private final Semaphore callersTurn = new Semaphore(0);
  private @Nullable Runnable code;
  private volatile @Nullable Thread thread;
  private @Nullable Thread callsThread;
  private @Nullable Runnable errand;
  private @Nullable Throwable thrown;
  private boolean interrupted;

  private ThreadSwitch(Runnable code) {
    this.code = code;
  }

  static Function<Runnable, Switch> maker() {
    return ThreadSwitch::new;
  }

  /** Returns the switch whose code the current thread runs; null if it is no coroutine's. */
  static @Nullable ThreadSwitch current() {
    return CURRENT.get();
  }

  /** Returns the thread of the call that the code is part of, however many coroutines deep. */
  Thread callsThread() {
    Thread known = callsThread;
    return known == null ? Thread.currentThread() : known;
  }

  @Override
  public void enter() {
    ThreadSwitch outer = current();
    callsThread = outer == null ? Thread.currentThread() : outer.callsThread();
    interrupted = Thread.interrupted();
    Runnable first = code;
    if (first == null) {
      turn.release();
    } else {
      code = null;
      start(first);
    }
    awaitCallersTurn();
    while (errand != null) {
      run(errand);
      interrupted = Thread.interrupted();
      turn.release();
      awaitCallersTurn();
    }
    callsThread = null;
  }

  /** Has the thread that entered run something; what that throws is thrown here. */
  void runAtResumer(Runnable something) {
    errand = something;
    leave();
    Throwable raised = thrown;
    thrown = null;
    if (raised instanceof Error error) {
      throw error;
    }
    if (raised instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private void run(Runnable errand) {
    this.errand = null;
    try {
      errand.run();
    } catch (RuntimeException | Error e) {
      thrown = e;
    }
  }

  private void awaitCallersTurn() {
    // The script may run nowhere else before the coroutine has handed back.
    while (true) {
      try {
        callersTurn.acquire();
        break;
      } catch (InterruptedException _) {
        // Who interrupts the caller means the code that it runs.
        interrupt(thread);
      }
    }
    takeInterrupt();
  }

  @Override
  public void leave() {
    interrupted = Thread.interrupted();
    callersTurn.release();
    turn.acquireUninterruptibly();
    takeInterrupt();
  }

  private void start(Runnable first) {
    ExecutorService own = Executors.newThreadPerTaskExecutor(THREADS);
    own.execute(() -> run(first, own::shutdown));
  }

  private void run(Runnable first, Runnable end) {
    thread = Thread.currentThread();
    CURRENT.set(this);
    takeInterrupt();
    try {
      first.run();
    } finally {
      interrupted = Thread.interrupted();
      end.run();
      callersTurn.release();
    }
  }

  private void takeInterrupt() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void interrupt(@Nullable Thread thread) {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
