package dev.httpsrv.server.connection;

import java.util.concurrent.Semaphore;

/**
 * The threads that serve connections, one each: so many platform threads, which the system shares
 * the processors out to, and virtual ones for the others. Any thread may use it.
 */
final class ConnectionThreads {

  private static final String NAME = "httpsrv-connection";

  private final Semaphore platform;

  /**
   * Creates it.
   *
   * @param platform how many platform threads there may be at a time
   */
  ConnectionThreads(int platform) {
    this.platform = new Semaphore(platform);
  }

  /** Serves a connection, until it ends, in a thread of its own, which is returned. */
  Thread start(Runnable connection) {
    return platform.tryAcquire() ? startPlatform(connection) : startVirtual(connection);
  }

  // No thread is used again: who answers in its place, or interrupts it, would hit the next
  // connection.
  private Thread startPlatform(Runnable connection) {
    Runnable served =
        () -> {
          try {
            connection.run();
          } finally {
            platform.release();
          }
        };
    try {
      return Thread.ofPlatform().daemon().name(NAME).start(served);
    } catch (OutOfMemoryError e) { // so the JVM says that the system has no more threads
      platform.release();
      return startVirtual(connection);
    }
  }

  private static Thread startVirtual(Runnable connection) {
    return Thread.ofVirtual().name(NAME).start(connection);
  }
}
