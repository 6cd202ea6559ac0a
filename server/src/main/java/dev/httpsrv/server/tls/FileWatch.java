package dev.httpsrv.server.tls;

import dev.httpsrv.api.ConfigurationException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the files of TLS anew when they have changed. */
public final class FileWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);

  private final ServerTls tls;
  private final Duration period;
  private final Thread thread;
  private volatile boolean closed;
  private List<Object> seen;

  private FileWatch(ServerTls tls, Duration period) {
    this.tls = tls;
    this.period = period;
    this.seen = tls.firstState();
    this.thread = Thread.ofVirtual().name("httpsrv-tls-files").unstarted(this::watch);
  }

  /** Begins to look now and then whether the files have changed since they were read first. */
  public static FileWatch start(ServerTls tls, Duration period) {
    FileWatch watch = new FileWatch(tls, period);
    watch.thread.start();
    return watch;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void watch() {
    try {
      while (!closed) {
        Thread.sleep(period);
        List<Object> now = tls.files().state();
        if (!now.equals(seen)) {
          seen = now;
          reload();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void reload() {
    try {
      tls.reload().run();
      LOG.info("The TLS certificate was reloaded, since its files have changed");
    } catch (ConfigurationException e) {
      // As while the files are written one after the other; the next change is another chance.
      LOG.warn(
          "The changed TLS files were refused, and the old certificate goes on: {}",
          e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("The changed TLS files were refused, and the old certificate goes on", e);
    }
  }
}
