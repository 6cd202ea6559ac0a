package dev.httpsrv.server.tls;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.runtime.problem.Complaint;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the files of TLS anew when they have changed. */
public final class FileWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);

  private static final String REFUSED =
      "The changed TLS files were refused, and the old certificate goes on";

  private final ServerTls tls;
  private final Duration period;
  private final Complaint complaint = new Complaint(LOG, "The look at the TLS files");
  private final Thread thread;
  private volatile boolean closed;

  /** The state of the files that were read last. */
  private List<Object> seen;

  /** Why they were refused when they were last looked at; empty if they were not. */
  private String refused = "";

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
        lookSafely();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookSafely() {
    try {
      look();
    } catch (RuntimeException | Error e) { // as when the log has no memory either
      complaint.of(e);
    }
  }

  /** Reads files that have changed; those that are refused, again and again, and says it once. */
  private void look() {
    try {
      List<Object> now = tls.files().state();
      if (!now.equals(seen)) {
        tls.reload().run();
        seen = now;
        LOG.info("The TLS certificate was reloaded, since its files have changed");
      }
      refused = "";
    } catch (ConfigurationException e) {
      // As while the files are written one after the other, or may not be read yet.
      if (isNews(String.valueOf(e.getMessage()))) {
        LOG.warn(REFUSED + ": {}", e.getMessage());
      }
    } catch (RuntimeException | Error e) { // as when memory runs out
      if (isNews(e.toString())) {
        LOG.warn(REFUSED, e);
      }
    }
  }

  private boolean isNews(String reason) {
    boolean isNews = !reason.equals(refused);
    refused = reason;
    return isNews;
  }
}
