package dev.httpsrv.server.connection;

import io.helidon.webserver.ServerConnectionException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection's bytes, which go through unchanged and uncopied. While somebody watches the client,
 * and nobody reads, they are read ahead by a thread of their own and kept in order: only reading
 * shows that a connection has ended.
 */
final class ReadAhead implements Supplier<byte @Nullable []> {

  private static final int MOST_KEPT = 65_536;

  private final Supplier<byte @Nullable []> source;
  private final Executor background;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wasRead = lock.newCondition();
  private @Nullable Deque<byte[]> kept;
  private int keptBytes;
  // Whoever sets this reads from the source, alone.
  private boolean isBeingRead;
  private boolean isWatched;
  private boolean hasEnded;
  private @Nullable Throwable failure;

  ReadAhead(Supplier<byte @Nullable []> source, Executor background) {
    this.source = source;
    this.background = background;
  }

  /** Returns the next bytes, null at the end. */
  @Override
  public byte @Nullable [] get() {
    lock.lock();
    try {
      isWatched = false;
      while (isBeingRead && keptBytes == 0) {
        wasRead.await();
      }
      if (keptBytes > 0 || hasEnded) {
        return next();
      }
      isBeingRead = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerConnectionException("the connection is to be closed", e);
    } finally {
      lock.unlock();
    }
    try {
      return source.get();
    } finally {
      doneReading();
    }
  }

  /**
   * Returns the next bytes, null at the end, which a thread of its own reads: where who waits for
   * them is interrupted, the connection stays open, and can still be answered.
   */
  byte @Nullable [] getApart() {
    lock.lock();
    try {
      isWatched = false;
      while (keptBytes == 0 && !hasEnded) {
        if (!isBeingRead) {
          isBeingRead = true;
          background.execute(this::readAhead);
        }
        wasRead.await();
      }
      return next();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerConnectionException("interrupted while waiting for the client", e);
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether the client is known to have gone; sees to it that this is known later. */
  boolean hasClientGone() {
    lock.lock();
    try {
      isWatched = true;
      if (!hasEnded && !isBeingRead && keptBytes < MOST_KEPT) {
        isBeingRead = true;
        background.execute(this::readAhead);
      }
      return hasEnded;
    } finally {
      lock.unlock();
    }
  }

  private byte @Nullable [] next() {
    byte[] bytes = kept == null ? null : kept.poll();
    if (bytes != null) {
      keptBytes -= bytes.length;
    } else if (failure != null) {
      throw new ServerConnectionException("the connection cannot be read from", failure);
    }
    return bytes;
  }

  private void readAhead() {
    try {
      boolean more = true;
      while (more) {
        more = keep(source.get());
      }
    } catch (Throwable e) { // whoever reads next is told
      end(e);
    } finally {
      doneReading();
    }
  }

  /** Keeps what was read ahead; returns whether to read on. */
  private boolean keep(byte @Nullable [] bytes) {
    if (bytes == null) {
      end(null);
      return false;
    }
    lock.lock();
    try {
      if (kept == null) {
        kept = new ArrayDeque<>();
      }
      kept.add(bytes);
      keptBytes += bytes.length;
      wasRead.signalAll();
      return isWatched && keptBytes < MOST_KEPT;
    } finally {
      lock.unlock();
    }
  }

  private void end(@Nullable Throwable cause) {
    lock.lock();
    try {
      hasEnded = true;
      failure = cause;
    } finally {
      lock.unlock();
    }
  }

  private void doneReading() {
    lock.lock();
    try {
      isBeingRead = false;
      wasRead.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
