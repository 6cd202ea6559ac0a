package dev.httpsrv.server;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies all requests together may keep for their handlers; for any thread. */
final class BodyMemory {

  private final AtomicLong left;

  BodyMemory(long bytes) {
    left = new AtomicLong(bytes);
  }

  /** Takes so many bytes, if there are as many; returns whether there are. */
  boolean take(int bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  /** Gives so many bytes back. */
  void giveBack(int bytes) {
    left.addAndGet(bytes);
  }
}
