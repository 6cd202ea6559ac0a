package dev.httpsrv.server.connection;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Helidon's HTTP/2 connection with the threads of its requests, which end with it.
 *
 * @param orderly whether one of both sides said before that it will end
 */
record Http2Serving(ServerConnection connection, StreamThreads threads, BooleanSupplier orderly)
    implements ServerConnection, InterruptableTask<Void> {

  @Override
  public void handle(Limit limit) throws InterruptedException {
    try {
      connection.handle(limit);
      if (orderly.getAsBoolean()) {
        threads.endGracefully();
      }
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
