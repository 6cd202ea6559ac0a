package dev.httpsrv.runtime.generation;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The first threads run their calls themselves, as long as they live; all others do not. */
final class FewThreads implements CallThreads {

  /**
   * A power of two. With 32 connections, handing each call over takes three times the processor
   * time of a hello request; with 10,000 that have been seen, a call in one of their threads takes
   * a millisecond.
   */
  private static final int MOST = 64;

  private static final int PROBES = 8;

  private final AtomicReferenceArray<Thread> known = new AtomicReferenceArray<>(MOST);

  @Override
  public boolean runsItself(Thread thread) {
    int first = (int) thread.threadId();
    for (int i = first; i < first + PROBES; i++) {
      if (known.getPlain(i & (MOST - 1)) == thread) {
        return true;
      }
    }
    return mayBecomeKnown(thread, first);
  }

  private boolean mayBecomeKnown(Thread thread, int first) {
    for (int i = first; i < first + PROBES; i++) {
      int slot = i & (MOST - 1);
      Thread other = known.getAcquire(slot);
      if ((other == null || !other.isAlive()) && known.compareAndSet(slot, other, thread)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public ThreadFactory lane(String name) {
    return Thread.ofVirtual().name(name).factory();
  }
}
