package dev.httpsrv.runtime;

import dev.httpsrv.runtime.generation.Generation;
import dev.httpsrv.runtime.generation.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The generation that answers, and older ones whose requests still run. Any thread may use it. */
final class Generations {

  private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

  /**
   * How long requests go on before the log says that they do: those of an old generation, and at
   * the end, unless somebody says otherwise, those of the last one.
   */
  static final Duration DRAIN = Duration.ofSeconds(30);

  private final Duration longestDrain;
  private final ReloadCounts counts;
  private final List<Thread> draining = new ArrayList<>();
  private final Set<Thread> waiting = new HashSet<>();
  private final Set<Generation> old = ConcurrentHashMap.newKeySet();
  private volatile Generation current;
  private boolean closed;

  /**
   * Begins with the first generation.
   *
   * @param longestDrain how long the requests of an old one may go on
   */
  Generations(Generation first, Duration longestDrain, ReloadCounts counts) {
    this.current = first;
    this.longestDrain = longestDrain;
    this.counts = counts;
  }

  /** Returns the one that answers. */
  Generation current() {
    return current;
  }

  /** Returns how many are in the one that answers, and in older ones that are not given up. */
  synchronized long users() {
    return current.users() + old.stream().mapToLong(Generation::users).sum();
  }

  /**
   * Enters the one that answers; it is closed when all have left it again.
   *
   * @throws IllegalStateException if the last one is closed
   */
  Generation enter() {
    while (true) {
      Generation generation = current;
      if (generation.enter()) {
        return generation;
      }
      if (generation == current) {
        throw new IllegalStateException("httpsrv is closed");
      }
    }
  }

  /**
   * Has the next one answer, and closes the old one when its requests have ended.
   *
   * @return whether it does; not when all are being closed, who then has to close the next one
   */
  synchronized boolean replace(Generation next) {
    if (closed) {
      return false;
    }
    Generation replaced = current;
    old.add(replaced);
    current = next;
    draining.removeIf(thread -> !thread.isAlive());
    counts.drains(); // before anybody is told that it was reloaded
    Thread thread = Threads.start("httpsrv-drain", () -> drain(replaced));
    draining.add(thread);
    waiting.add(thread);
    return true;
  }

  /** Closes all, when the requests in progress have ended, or a time has passed. */
  void close(Duration patience) {
    synchronized (this) {
      closed = true;
    }
    long begin = System.nanoTime();
    try (Generation last = current) {
      retire(last, patience, "the server");
      for (Generation each : old) {
        each.awaitEmpty(patience.minusNanos(System.nanoTime() - begin));
      }
      endDraining();
    }
  }

  private void endDraining() {
    synchronized (this) {
      waiting.forEach(Thread::interrupt);
    }
    try {
      for (Thread thread : draining) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes a generation when its requests have ended, or have had long enough. */
  private void drain(Generation replaced) {
    boolean empty = false;
    boolean interrupted = false;
    try (replaced) {
      Duration first = longestDrain.compareTo(DRAIN) < 0 ? longestDrain : DRAIN;
      empty =
          retire(replaced, first, "the old configuration")
              || replaced.awaitEmpty(longestDrain.minus(first));
      interrupted = endWait();
    } finally {
      old.remove(replaced);
      counts.drained(empty);
    }
    if (!empty && !interrupted) {
      LOG.error(
          "An old configuration is given up after {} s: {} of its requests still run, and keep"
              + " their interpreters until they end",
          longestDrain.toSeconds(),
          replaced.users());
    }
  }

  /** Returns whether the wait was interrupted; what follows is not, which runs hooks. */
  private synchronized boolean endWait() {
    waiting.remove(Thread.currentThread());
    return Thread.interrupted();
  }

  private static boolean retire(Generation generation, Duration patience, String whose) {
    generation.retire();
    boolean empty = generation.awaitEmpty(patience);
    if (!empty && !Thread.currentThread().isInterrupted()) {
      LOG.warn(
          "After {} s {} requests of {} still run",
          patience.toSeconds(),
          generation.users(),
          whose);
    }
    return empty;
  }
}
