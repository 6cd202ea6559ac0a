package dev.httpsrv.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/**
 * What is logged meanwhile: by httpsrv from DEBUG, by Helidon from WARNING, as it is configured.
 */
final class CapturedLog implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Semaphore added = new Semaphore(0);
  private final Logger root = (Logger) LoggerFactory.getLogger("dev.httpsrv");
  private final java.util.logging.Logger helidon = LogManager.getLogManager().getLogger("");
  private final Appender appender = new Appender();
  private final Records records = new Records();

  CapturedLog() {
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.setLevel(Level.DEBUG);
    root.addAppender(appender);
    helidon.addHandler(records);
  }

  /** Returns the lines, each as its level, message, and {@code +stack} where it shows one. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Returns the lines as soon as there are that many. */
  List<String> await(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      if (!added.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("only these lines were logged: " + lines);
      }
    }
    return lines();
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    root.setLevel(null);
    helidon.removeHandler(records);
  }

  private void add(String level, String message, boolean stack) {
    lines.add(level + " " + message + (stack ? " +stack" : ""));
    added.release();
  }

  private final class Appender extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      add(
          event.getLevel().toString(),
          event.getFormattedMessage(),
          event.getThrowableProxy() != null);
    }
  }

  private final class Records extends Handler {
    @Override
    public void publish(LogRecord record) {
      if (record.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue()) {
        add(record.getLevel().getName(), record.getMessage(), record.getThrown() != null);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
