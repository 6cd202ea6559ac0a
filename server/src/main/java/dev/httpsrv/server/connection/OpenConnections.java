package dev.httpsrv.server.connection;

import dev.httpsrv.runtime.problem.Complaint;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener's open connections. While they drain, a thread ends those that wait for a request;
 * before, their own deadlines do.
 */
final class OpenConnections implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

  private final Complaint complaint = new Complaint(LOG, "The look at the open connections");
  private final Set<AcceptedConnection> open = ConcurrentHashMap.newKeySet();
  private final ConnectionThreads threads;
  private @Nullable Thread drain;
  private volatile boolean closed;

  OpenConnections(ConnectionThreads threads) {
    this.threads = threads;
  }

  int size() {
    return open.size();
  }

  /** Adds a connection, and begins to serve it. */
  void start(AcceptedConnection connection) {
    open.add(connection);
    boolean started = false;
    try {
      connection.start(threads);
      started = true;
    } finally {
      if (!started) {
        open.remove(connection);
      }
    }
  }

  /** Forgets a connection that has ended. */
  void ended(AcceptedConnection connection) {
    open.remove(connection);
  }

  /**
   * Ends connections from now on when they wait for a request that does not come.
   *
   * @param quiet for how long they wait: a client may be about to send it
   */
  synchronized void drain(Duration quiet) {
    if (drain == null) {
      drain = Thread.ofPlatform().daemon().name("httpsrv-drain").start(() -> lookAgain(quiet));
    }
  }

  /** Waits until none is open; returns whether that came to be in time. */
  boolean awaitNone(long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    while (!open.isEmpty() && deadline - System.nanoTime() > 0) {
      Thread.sleep(5);
    }
    return open.isEmpty();
  }

  /** Ends all, whatever they do. */
  @Override
  public void close() {
    closed = true;
    open.forEach(AcceptedConnection::cut);
  }

  private void lookAgain(Duration quiet) {
    Map<AcceptedConnection, DrainedConnection> drained = new HashMap<>();
    while (!closed) {
      try {
        long now = System.nanoTime();
        drained.keySet().retainAll(open);
        for (AcceptedConnection each : open) {
          DrainedConnection looked = drained.computeIfAbsent(each, DrainedConnection::new);
          looked.sayFarewell();
          looked.endIfSilent(now, quiet.toNanos());
        }
      } catch (Throwable e) {
        complaint.of(e);
      }
      LockSupport.parkNanos(this, LOOK_NANOS);
    }
  }
}
