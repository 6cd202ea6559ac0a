package dev.httpsrv.server.connection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that is to end when no request comes any more. Of the thread that looks at all of
 * them.
 */
final class DrainedConnection {

  private static final Logger LOG = LoggerFactory.getLogger(DrainedConnection.class);

  // Where there is no number of reads yet.
  private static final int NEVER_SEEN = -3;
  private static final int SHAKING_HANDS = -2;

  private final AcceptedConnection connection;
  private int seenReads = NEVER_SEEN;
  private long seenAt;
  private boolean saidFarewell;

  DrainedConnection(AcceptedConnection connection) {
    this.connection = connection;
  }

  /** Tells a client of HTTP/2 to send no more requests; HTTP/1.1 says so in its answers. */
  void sayFarewell() {
    Http2Farewell last = connection.farewell();
    if (last == null || saidFarewell) {
      return;
    }
    saidFarewell = true;
    last.ask();
    if (connection.awaitsRequest()) {
      Thread.ofVirtual().name("httpsrv-end").start(() -> say(last));
    }
  }

  private static void say(Http2Farewell last) {
    try {
      last.say();
    } catch (RuntimeException e) {
      LOG.debug("A client had gone before it was told to go", e);
    }
  }

  /**
   * Ends it if it has waited for a request, or for a handshake, since it was first looked at for
   * longer than that.
   */
  void endIfSilent(long now, long longestNanos) {
    EndableSocket open = connection.socket();
    boolean ended = open != null && open.hasEnded();
    int reads = open == null ? SHAKING_HANDS : open.reads();
    if (!ended && (reads != seenReads || !connection.awaitsRequest())) {
      seenReads = reads;
      seenAt = now;
    } else if (open == null || ended) {
      // A client that does not end its half keeps the thread of the connection waiting.
      cutAfter(ended ? AcceptedSocket.LINGER.toNanos() : longestNanos, now);
    } else if (now - seenAt > longestNanos && connection.endIfSilent(open, reads)) {
      seenAt = now;
    }
  }

  private void cutAfter(long longestNanos, long now) {
    if (now - seenAt > longestNanos) {
      connection.cut();
    }
  }
}
