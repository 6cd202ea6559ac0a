package dev.httpsrv.server.connection;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Helidon's HTTP/2 connection with the threads of its requests, which end with it.
 *
 * @param orderly whether one of both sides said before that it will end
 */
record Http2Serving(ServerConnection connection, StreamThreads threads, BooleanSupplier orderly)
    implements ServerConnection, InterruptableTask<Void> {

  private static final Logger LOG = LoggerFactory.getLogger(Http2Serving.class);

  @Override
  public void handle(Limit limit) throws InterruptedException {
    try {
      connection.handle(limit);
      if (orderly.getAsBoolean()) {
        threads.endGracefully();
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // What Helidon's decoder makes of a head that is no HTTP; it has sent a GOAWAY for it.
      LOG.debug("A connection of HTTP/2 ends, since a head is malformed: {}", e.getMessage());
      throw new CloseConnectionException("a malformed head", e);
    } finally {
      threads.end();
    }
  }

  @Override
  public Duration idleTime() {
    return connection.idleTime();
  }

  @Override
  public void close(boolean interrupt) {
    connection.close(interrupt);
  }

  @Override
  public boolean canInterrupt() {
    return connection instanceof InterruptableTask<?> task && task.canInterrupt();
  }
}
