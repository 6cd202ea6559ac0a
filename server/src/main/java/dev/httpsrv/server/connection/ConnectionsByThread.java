package dev.httpsrv.server.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of HTTP/1.1 by the threads that serve them, for when somebody else has to answer.
 * Any thread may use it.
 */
final class ConnectionsByThread {

  private final Map<Thread, Connection> byThread = new ConcurrentHashMap<>();

  /** Notes that the current thread serves a connection. */
  void add(HelidonSocket socket) {
    byThread.put(Thread.currentThread(), new Connection(socket));
  }

  /** Notes that it serves none any more. */
  void remove() {
    byThread.remove(Thread.currentThread());
  }

  /** Notes that a response has begun on the current thread's connection, or ended. */
  void hasBegun(boolean begun) {
    Connection own = byThread.get(Thread.currentThread());
    if (own != null) {
      own.begun = begun;
    }
  }

  /**
   * Sends a response in the place of a thread, and closes its connection.
   *
   * @param response all of it, as it is sent
   */
  void answer(Thread thread, byte[] response) {
    Connection connection = byThread.get(thread);
    if (connection == null) {
      return;
    }
    try {
      if (!connection.begun) {
        connection.socket.write(BufferData.create(response));
      }
    } catch (UncheckedIOException _) {
      // The client has gone.
    }
    try {
      connection.socket.close();
    } catch (UncheckedIOException _) {
      // It is closed.
    }
  }

  private static final class Connection {

    private final HelidonSocket socket;
    private volatile boolean begun;

    Connection(HelidonSocket socket) {
      this.socket = socket;
    }
  }
}
