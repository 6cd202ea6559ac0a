package dev.httpsrv.runtime.generation;

import dev.httpsrv.runtime.console.Command;
import dev.httpsrv.runtime.route.RouteTable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Everything a configuration brings, immutable. Any thread may use it between {@link #enter} and
 * {@link #leave}; when it has been replaced, and everybody has left, it is closed.
 */
public final class Generation implements AutoCloseable {

  private static final long RETIRED = Long.MIN_VALUE;

  private final RouteTable<Target> authenticators;
  private final RouteTable<Target> routes;
  private final Map<String, Command> commands;
  private final Collection<InterpreterPool> pools;
  private final AtomicLong users = new AtomicLong();
  private final CountDownLatch left = new CountDownLatch(1);

  Generation(
      RouteTable<Target> authenticators,
      RouteTable<Target> routes,
      Map<String, Command> commands,
      Collection<InterpreterPool> pools) {
    this.authenticators = authenticators;
    this.routes = routes;
    this.commands = commands;
    this.pools = List.copyOf(pools);
  }

  /** Returns the auth handlers, which run before the routes are looked up. */
  public RouteTable<Target> authenticators() {
    return authenticators;
  }

  /** Returns the routes. */
  public RouteTable<Target> routes() {
    return routes;
  }

  /** Returns the console commands that were registered, by prefix. */
  public Map<String, Command> commands() {
    return commands;
  }

  /** Enters the generation; false if it has been retired meanwhile, and another is current. */
  public boolean enter() {
    if (users.incrementAndGet() < 0) {
      leave();
      return false;
    }
    return true;
  }

  /** Leaves the generation. */
  public void leave() {
    if (users.decrementAndGet() == RETIRED) {
      left.countDown();
    }
  }

  /** Returns how many have not left yet. */
  public long users() {
    long now = users.get();
    return now < 0 ? now - RETIRED : now;
  }

  /** Returns what the interpreters of each language do. */
  public List<PoolStatus> pools() {
    return pools.stream().map(InterpreterPool::status).toList();
  }

  /** Lets nobody in any more. */
  public void retire() {
    if (users.getAndAdd(RETIRED) == 0) {
      left.countDown();
    }
  }

  /**
   * Waits until everybody has left, after {@link #retire}.
   *
   * @return whether all had left in time; false too if the thread was interrupted
   */
  public boolean awaitEmpty(Duration patience) {
    try {
      return left.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Closes the interpreters; those that still run are closed when their call ends. */
  @Override
  public void close() {
    pools.forEach(InterpreterPool::close);
  }
}
