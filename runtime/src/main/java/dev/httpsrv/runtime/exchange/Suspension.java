package dev.httpsrv.runtime.exchange;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Whether a session is suspended, and what becomes of it. Any thread may use it. */
final class Suspension {

  /**
   * When a waiting session first looks whether its client is still there: looking takes a thread
   * that reads from the connection, and most sessions are resumed sooner.
   */
  private static final long FIRST_LOOK_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** How often it looks from then on. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** How long one who found the session waits for the handler that suspended it to end. */
  private static final long HANDLER_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** What ended a suspension. */
  enum End {
    AGAIN,
    FINISHED,
    CLIENT_GONE,
    EXPIRED,
    SHUTDOWN
  }

  private enum State {
    RUNNING,
    SUSPENDED,
    AGAIN,
    FINISHED,
    SHUTDOWN
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition resumed = lock.newCondition();
  private State state = State.RUNNING;
  private boolean waiting;

  /**
   * Suspends.
   *
   * @throws IllegalStateException if it is suspended
   */
  void suspend() {
    lock.lock();
    try {
      if (state != State.RUNNING) {
        throw new IllegalStateException("session_suspend: EBADF, the session is suspended already");
      }
      state = State.SUSPENDED;
    } finally {
      lock.unlock();
    }
  }

  /** Resumes; returns whether it was suspended. */
  boolean resume(boolean again) {
    return end(again ? State.AGAIN : State.FINISHED);
  }

  /** Ends it, since the server shuts down, if it is suspended. */
  void shutDown() {
    end(State.SHUTDOWN);
  }

  private boolean end(State reason) {
    lock.lock();
    try {
      if (state != State.SUSPENDED) {
        return false;
      }
      state = reason;
      resumed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns whether others may use what is suspended: its handler has ended, and it has not been
   * resumed. Waits for a while if the handler is about to end.
   */
  boolean isWaiting() {
    long left = HANDLER_NANOS;
    lock.lock();
    try {
      while (state == State.SUSPENDED && !waiting && left > 0) {
        left = resumed.awaitNanos(left);
      }
      return state == State.SUSPENDED && waiting;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether it was suspended since it last ran; it may have been resumed meanwhile. */
  boolean isSuspended() {
    lock.lock();
    try {
      return state != State.RUNNING;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until it is resumed; from then on it runs. */
  End await(Duration longest, BooleanSupplier clientGone) {
    long deadline = System.nanoTime() + longest.toNanos();
    long nextLook = System.nanoTime() + FIRST_LOOK_NANOS;
    lock.lock();
    try {
      waiting = true;
      resumed.signalAll();
      while (state == State.SUSPENDED) {
        long now = System.nanoTime();
        if (deadline - now <= 0) {
          return End.EXPIRED;
        }
        if (nextLook - now > 0) {
          resumed.awaitNanos(Math.min(deadline - now, nextLook - now));
        } else if (clientGone.getAsBoolean()) {
          return End.CLIENT_GONE;
        } else {
          nextLook = now + LOOK_NANOS;
        }
      }
      return switch (state) {
        case AGAIN -> End.AGAIN;
        case SHUTDOWN -> End.SHUTDOWN;
        case RUNNING, SUSPENDED, FINISHED -> End.FINISHED;
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return End.EXPIRED;
    } finally {
      state = State.RUNNING;
      waiting = false;
      lock.unlock();
    }
  }
}
