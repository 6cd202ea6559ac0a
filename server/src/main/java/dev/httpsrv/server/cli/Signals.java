package dev.httpsrv.server.cli;

import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.problem.Problems;
import dev.httpsrv.server.HttpsrvServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/** What the system's signals do: SIGHUP reloads, SIGTERM and SIGINT end the server. */
final class Signals {

  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  /** How much longer than it should the end may take before the process ends anyway. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final Duration longestEnd;
  private final AtomicBoolean ending = new AtomicBoolean();
  private @Nullable Httpsrv httpsrv;
  private @Nullable HttpsrvServer server;

  /** Takes SIGHUP from here on, which does nothing before the start: it would end the process. */
  Signals(Duration longestEnd) {
    this.longestEnd = longestEnd;
    take("HUP", "httpsrv-reload", this::reload);
  }

  /** Java has no public way to take a signal that does not end the process. */
  private static void take(String signal, String thread, Runnable action) {
    try {
      Signal.handle(
          new Signal(signal), _ -> Thread.ofPlatform().daemon().name(thread).start(action));
    } catch (IllegalArgumentException e) { // as with -Xrs
      LOG.debug("There is no SIG{} here", signal, e);
    }
  }

  /** Takes all signals, and starts the server; one that comes meanwhile waits for it. */
  synchronized HttpsrvServer start(Httpsrv loaded, Function<Httpsrv, HttpsrvServer> starter) {
    // Not in a hook of the JVM: others, as that which writes a recording, run when it has ended.
    take("TERM", "httpsrv-end", this::end);
    take("INT", "httpsrv-end", this::end);
    HttpsrvServer started = starter.apply(loaded);
    server = started;
    httpsrv = loaded;
    // The console's shutdown is to end in time too.
    loaded.onShutdown(this::end);
    return started;
  }

  /** Returns the server as soon as it has started; null if it could not. */
  private synchronized @Nullable HttpsrvServer server() {
    return server;
  }

  /** Returns what it serves, likewise. */
  private synchronized @Nullable Httpsrv httpsrv() {
    return httpsrv;
  }

  /** Ends the process with status 0 when it was asked to stop, by a signal as by a command. */
  private void end() {
    HttpsrvServer started = server();
    if (started == null || !ending.compareAndSet(false, true)) {
      return;
    }
    Thread.ofPlatform().daemon().name("httpsrv-halt").start(this::haltInTime);
    try {
      started.close();
      started.awaitClose(); // where it is closed by another already
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      LOG.error("The server did not end as it should", e);
    }
    System.exit(0);
  }

  /** Ends the process whatever runs, also in the hooks of the JVM. */
  private void haltInTime() {
    try {
      Thread.sleep(longestEnd.plus(MARGIN));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOG.warn("The process does not end in time; what still runs is left alone");
    Runtime.getRuntime().halt(0);
  }

  private void reload() {
    Httpsrv served = httpsrv();
    if (served == null) {
      return;
    }
    try {
      served.reload();
      LOG.info("Reloaded, {}", served.routeCount());
    } catch (HttpsrvException e) {
      LOG.error("The reload was refused, and the old configuration goes on:\n{}", Problems.text(e));
    } catch (RuntimeException | Error e) {
      LOG.error("The reload failed, and the old configuration goes on", e);
    }
  }
}
