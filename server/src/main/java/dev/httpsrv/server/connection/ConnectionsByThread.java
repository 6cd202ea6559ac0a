package dev.httpsrv.server.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of HTTP/1.1 by the threads that serve them, for when somebody else has to answer.
 * Any thread may use it.
 */
final class ConnectionsByThread {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionsByThread.class);

  private final DeadlineWatch watch;
  private final Duration patience;
  private final Map<Thread, Connection> byThread = new ConcurrentHashMap<>();

  /**
   * Creates it without any.
   *
   * @param patience how long a client may take to be answered
   */
  ConnectionsByThread(DeadlineWatch watch, Duration patience) {
    this.watch = watch;
    this.patience = patience;
  }

  /** Notes that the current thread serves a connection, and returns what is known of it. */
  Connection add(HelidonSocket socket) {
    Connection added = new Connection(socket);
    byThread.put(Thread.currentThread(), added);
    return added;
  }

  /** Notes that it serves none any more. */
  void remove() {
    byThread.remove(Thread.currentThread());
  }

  /**
   * Sends a response in the place of a thread, and closes its connection.
   *
   * @param head its head, as it is sent
   * @param body its body, for a client that wants one
   */
  void answer(Thread thread, byte[] head, byte[] body) {
    Connection connection = byThread.get(thread);
    if (connection == null) {
      return;
    }
    try {
      watch.within(patience, () -> connection.end(head, body));
    } catch (IOException | UncheckedIOException e) {
      LOG.trace("A client has gone, or does not read, before it was answered", e);
    }
  }

  /** A connection, and what its client has of an answer. */
  static final class Connection {

    private final HelidonSocket socket;
    private volatile boolean begun;
    private volatile boolean headAlone;

    private Connection(HelidonSocket socket) {
      this.socket = socket;
    }

    /** Notes that a response has begun, or ended. */
    void responseGoesOn(boolean begun) {
      this.begun = begun;
    }

    /** Notes whether the client wants no body, but a head. */
    void wantsHead(boolean alone) {
      headAlone = alone;
    }

    private void end(byte[] head, byte[] body) {
      try {
        if (!begun) {
          socket.write(
              headAlone
                  ? BufferData.create(head)
                  : BufferData.create(BufferData.create(head), BufferData.create(body)));
        }
      } finally {
        socket.close();
      }
    }
  }
}
