package dev.httpsrv.runtime.generation;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What an interpreter is doing. The thread that runs a call notes when it begins and ends; the
 * watch looks at it now and then, and one thread alone does that.
 */
final class OngoingCall {

  /** What a call was found to be doing. */
  enum Activity {
    /** Nothing, or nothing that took long, as far as the call can help it. */
    BRIEF,
    /** It waits, and holds its interpreter meanwhile. */
    WAITS,
    /** It computes, and keeps the thread that carries it. */
    COMPUTES
  }

  private static final int LONG_LOOKS = 2;
  private static final long LONG_NANOS = 2_000_000;

  // The look before which the call began, 0 where there is none; its release publishes the runner.
  private final AtomicLong since = new AtomicLong();
  private @Nullable Thread runner;

  // What the watch has seen.
  private long seenSince;
  private CpuTime.@Nullable Reading first;

  /** Notes that a call of the current thread begins. */
  void begin(long now) {
    Thread thread = Thread.currentThread();
    if (runner != thread) {
      runner = thread;
    }
    since.setRelease(now);
  }

  /** Notes that no call is in progress. */
  void end() {
    since.setRelease(0);
  }

  /** A call in progress, for who would know it again. */
  record Begun(long since, Thread thread) {}

  /** Returns the call in progress; null where there is none. */
  @Nullable Begun begun() {
    long began = since.getAcquire();
    Thread thread = runner;
    return began == 0 || thread == null ? null : new Begun(began, thread);
  }

  /** Returns whether a call is in progress. */
  boolean isOngoing() {
    return since.getOpaque() != 0;
  }

  /**
   * Returns what the call does, when looked at twice at least. A call that is at its work, but got
   * no processor for it, is brief: more threads would take even more of it away.
   */
  Activity look(long now, CpuTime cpu) {
    long began = since.getAcquire();
    Thread thread = runner;
    if (began == 0 || began >= now || thread == null) {
      seenSince = 0;
      return Activity.BRIEF;
    }
    switch (thread.getState()) {
      case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> {
        seenSince = 0;
        return now - began < LONG_LOOKS ? Activity.BRIEF : Activity.WAITS;
      }
      case NEW, RUNNABLE -> {}
    }
    CpuTime.Reading reading = cpu.read(thread);
    CpuTime.Reading base = first;
    if (seenSince != began || base == null || base.thread() != reading.thread()) {
      seenSince = began;
      first = reading;
      return Activity.BRIEF;
    }
    return reading.nanos() - base.nanos() < LONG_NANOS ? Activity.BRIEF : Activity.COMPUTES;
  }
}
