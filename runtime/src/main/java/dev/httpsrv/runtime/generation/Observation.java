package dev.httpsrv.runtime.generation;

import org.jspecify.annotations.Nullable;

/**
 * What the watch has seen of an interpreter's call in progress. One thread looks; the one that runs
 * the call may ask what it has used up.
 */
final class Observation {

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
  private static final long NOT_LOOKED = -1;

  private volatile OngoingCall.@Nullable Begun call;
  private volatile long began;
  private volatile long computed;
  private volatile long allocated;
  private long heapBefore = NOT_LOOKED;
  private CpuTime.@Nullable Reading first;
  private CpuTime.@Nullable Reading last;

  /** Returns the call that was seen last; null if there was none, or it had just begun. */
  OngoingCall.@Nullable Begun call() {
    return call;
  }

  /** Returns for how many nanoseconds the call's handler has been there. */
  long age(long nanos) {
    return nanos - began;
  }

  /** Returns for how many nanoseconds it was seen to compute. */
  long computed() {
    return computed;
  }

  /** Returns how many bytes it was seen to allocate. */
  long allocated() {
    return allocated;
  }

  /** Returns what the heap held when this was asked first for the call. */
  long heapBefore(Heap heap) {
    if (heapBefore == NOT_LOOKED) {
      heapBefore = heap.live();
    }
    return heapBefore;
  }

  /** Returns what a call has used up, null if it is not the one that was seen last. */
  OngoingCall.@Nullable Progress progressOf(OngoingCall.Begun asked) {
    return asked.equals(call)
        ? new OngoingCall.Progress(asked.work(), began, computed, allocated)
        : null;
  }

  /**
   * Looks what an interpreter does. A call is known when looked at twice at least. One that is at
   * its work, but got no processor for it, is brief: more threads would take even more of it away.
   *
   * @param now the number of the look
   * @param nanos the time, as {@link System#nanoTime} counts
   */
  Activity look(OngoingCall ongoing, long now, long nanos, CpuTime cpu) {
    OngoingCall.Begun seen = ongoing.begun();
    if (seen == null || seen.since() >= now) {
      call = null;
      return Activity.BRIEF;
    }
    if (!seen.equals(call)) {
      begin(seen.before(), nanos);
      call = seen;
    }
    switch (seen.thread().getState()) {
      case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> {
        first = null;
        last = null;
        return now - seen.since() < LONG_LOOKS ? Activity.BRIEF : Activity.WAITS;
      }
      case NEW, RUNNABLE -> {}
    }
    CpuTime.Reading reading = cpu.read(seen.thread());
    CpuTime.Reading base = first;
    if (base == null || base.thread() != reading.thread()) {
      first = reading;
      last = reading;
      return Activity.BRIEF;
    }
    CpuTime.Reading before = last;
    if (before != null && reading.thread() != 0) {
      computed += reading.nanos() - before.nanos();
      allocated += reading.bytes() - before.bytes();
    }
    last = reading;
    return reading.nanos() - base.nanos() < LONG_NANOS ? Activity.BRIEF : Activity.COMPUTES;
  }

  private void begin(OngoingCall.@Nullable Progress before, long nanos) {
    first = null;
    last = null;
    began = before == null ? nanos : before.began();
    computed = before == null ? 0 : before.computed();
    allocated = before == null ? 0 : before.allocated();
    heapBefore = NOT_LOOKED;
  }
}
