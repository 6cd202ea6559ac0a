package dev.httpsrv.server.wire;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/** The last streams of an HTTP/2 connection that its client has reset. Any thread may use it. */
final class ResetStreams {

  private final int most;
  private final Set<Integer> streams = new HashSet<>();
  private final Queue<Integer> inOrder = new ArrayDeque<>();

  /** Creates it without any; of more than that many, the first ones are forgotten. */
  ResetStreams(int most) {
    this.most = most;
  }

  synchronized void add(int stream) {
    if (streams.add(stream)) {
      inOrder.add(stream);
      if (inOrder.size() > most) {
        streams.remove(inOrder.remove());
      }
    }
  }

  synchronized boolean contain(int stream) {
    return streams.contains(stream);
  }
}
