package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.OverloadException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A generation's interpreters for one language. Any thread may borrow one; the one that was given
 * back last goes first, since its caches are warm. Who waits longest is served first.
 */
final class InterpreterPool implements AutoCloseable {

  private final String language;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<LoadedInterpreter> idle = new ArrayDeque<>();
  private final Deque<Waiter> waiting = new ArrayDeque<>();
  private boolean closed;

  InterpreterPool(String language, Duration patience) {
    this.language = language;
    this.patience = patience;
  }

  /** Adds an interpreter. */
  void add(LoadedInterpreter interpreter) {
    giveBack(interpreter);
  }

  /**
   * Returns an interpreter that is the caller's until it gives it back.
   *
   * @param wanted the one to wait for; null for any
   * @throws OverloadException if none became free in time
   */
  LoadedInterpreter borrow(@Nullable LoadedInterpreter wanted) {
    Waiter waiter;
    lock.lock();
    try {
      LoadedInterpreter free = take(wanted);
      if (free != null) {
        return free;
      }
      if (closed && wanted != null) {
        throw new OverloadException("the configuration that the request began with is closed");
      }
      waiter = new Waiter(Thread.currentThread(), wanted);
      waiting.addLast(waiter);
    } finally {
      lock.unlock();
    }
    return await(waiter);
  }

  /** Takes an interpreter back. */
  void giveBack(LoadedInterpreter interpreter) {
    lock.lock();
    try {
      Waiter next = nextFor(interpreter);
      if (next != null) {
        next.given = interpreter;
        LockSupport.unpark(next.thread);
        return;
      }
      if (!closed) {
        idle.push(interpreter);
        return;
      }
    } finally {
      lock.unlock();
    }
    interpreter.close();
  }

  /** Closes the interpreters that are idle; any other is closed as soon as it is given back. */
  @Override
  public void close() {
    List<LoadedInterpreter> unused;
    lock.lock();
    try {
      closed = true;
      unused = List.copyOf(idle);
      idle.clear();
    } finally {
      lock.unlock();
    }
    unused.forEach(LoadedInterpreter::close);
  }

  private @Nullable LoadedInterpreter take(@Nullable LoadedInterpreter wanted) {
    if (wanted == null) {
      return idle.poll();
    }
    return idle.remove(wanted) ? wanted : null;
  }

  @SuppressWarnings("ReferenceEquality") // an interpreter is itself alone
  private @Nullable Waiter nextFor(LoadedInterpreter interpreter) {
    for (Iterator<Waiter> each = waiting.iterator(); each.hasNext(); ) {
      Waiter waiter = each.next();
      if (waiter.wanted == null || waiter.wanted == interpreter) {
        each.remove();
        return waiter;
      }
    }
    return null;
  }

  private LoadedInterpreter await(Waiter waiter) {
    long deadline = System.nanoTime() + patience.toNanos();
    LoadedInterpreter given = waiter.given;
    while (given == null) {
      long left = deadline - System.nanoTime();
      boolean interrupted = Thread.currentThread().isInterrupted();
      if (left <= 0 || interrupted) {
        return lastLook(waiter, interrupted);
      }
      LockSupport.parkNanos(this, left);
      given = waiter.given;
    }
    return given;
  }

  private LoadedInterpreter lastLook(Waiter waiter, boolean interrupted) {
    lock.lock();
    try {
      LoadedInterpreter given = waiter.given;
      if (given != null) {
        return given;
      }
      waiting.remove(waiter);
    } finally {
      lock.unlock();
    }
    if (interrupted) {
      throw new OverloadException("interrupted while waiting for a free interpreter");
    }
    throw new OverloadException(
        "no %s interpreter became free within %d s; handlers take long, or --interpreters is too low"
            .formatted(language, patience.toSeconds()));
  }

  /** A thread that waits for an interpreter, and what it is given. */
  private static final class Waiter {

    private final Thread thread;
    private final @Nullable LoadedInterpreter wanted;
    private volatile @Nullable LoadedInterpreter given;

    Waiter(Thread thread, @Nullable LoadedInterpreter wanted) {
      this.thread = thread;
      this.wanted = wanted;
    }
  }
}
