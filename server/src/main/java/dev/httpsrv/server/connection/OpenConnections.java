package dev.httpsrv.server.connection;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener's open connections. A thread looks at them now and then, and ends those that have
 * waited too long for a request; it sleeps while there are none. It measures time by what passes,
 * not by the clock on the wall, which may jump.
 */
final class OpenConnections implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LOOK_DRAINING_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

  private static final long NOT_DRAINING = -1;

  private final Set<ServedConnection> open = ConcurrentHashMap.newKeySet();
  private final long idleNanos;
  private final Thread keeper;
  private volatile boolean asleep;
  private volatile long drainingSince;
  private volatile long quietNanos = NOT_DRAINING;
  private volatile boolean closed;

  OpenConnections(Duration longestIdle) {
    this.idleNanos = longestIdle.toNanos();
    this.keeper =
        Thread.ofPlatform().daemon().name("httpsrv-connections").unstarted(this::lookAgain);
  }

  void start() {
    keeper.start();
  }

  int size() {
    return open.size();
  }

  /** Adds a connection, and begins to serve it. */
  void start(ServedConnection connection) {
    open.add(connection);
    boolean started = false;
    try {
      connection.start();
      started = true;
    } finally {
      if (!started) {
        open.remove(connection);
      }
    }
    if (asleep) {
      LockSupport.unpark(keeper);
    }
  }

  /** Forgets a connection that has ended. */
  void ended(ServedConnection connection) {
    open.remove(connection);
  }

  /**
   * Ends connections from now on when they wait for a request that does not come.
   *
   * @param quiet for how long they wait: a client may be about to send it
   */
  void drain(Duration quiet) {
    if (quietNanos == NOT_DRAINING) {
      drainingSince = System.nanoTime();
    }
    quietNanos = quiet.toNanos();
    LockSupport.unpark(keeper);
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
    LockSupport.unpark(keeper);
    open.forEach(ServedConnection::cut);
  }

  private void lookAgain() {
    while (!closed) {
      asleep = true;
      if (open.isEmpty()) { // who is added from here on wakes it
        LockSupport.park(this);
      }
      asleep = false;
      LockSupport.parkNanos(this, quietNanos == NOT_DRAINING ? LOOK_NANOS : LOOK_DRAINING_NANOS);
      try {
        look();
      } catch (Throwable e) {
        complain(e);
      }
    }
  }

  private static void complain(Throwable trouble) {
    try {
      LOG.error("The look at the open connections failed; it goes on", trouble);
    } catch (Throwable _) { // there may be no memory to say so
    }
  }

  private void look() {
    long now = System.nanoTime();
    long quiet = quietNanos;
    for (ServedConnection each : open) {
      if (quiet == NOT_DRAINING) {
        each.endIfSilent(now, idleNanos);
      } else {
        each.sayFarewell();
        // One that has been silent for long gets its chance all the same.
        each.endIfSilent(now, now - drainingSince > quiet ? quiet : idleNanos);
      }
    }
  }
}
