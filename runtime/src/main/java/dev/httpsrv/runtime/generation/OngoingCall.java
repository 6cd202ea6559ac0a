package dev.httpsrv.runtime.generation;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What an interpreter is doing. The thread that runs a call notes when it begins and ends, and any
 * other looks at it now and then.
 */
final class OngoingCall {

  // The look before which the call began, 0 where there is none; its release publishes the others.
  private final AtomicLong since = new AtomicLong();
  private @Nullable Thread runner;
  private @Nullable Work work;
  private @Nullable Progress before;
  private @Nullable LaneCall lane;
  private volatile @Nullable Stop stop;

  /** Notes that a call of the current thread begins, which is its caller's own. */
  void begin(long now, Work what) {
    begin(now, what, null);
  }

  /**
   * Notes that a call of the current thread begins.
   *
   * @param in the call that the interpreter's lane runs; null if the thread is its caller's own
   */
  void begin(long now, Work what, @Nullable LaneCall in) {
    if (before != null) {
      before = null;
    }
    publish(now, what, in);
  }

  /** Notes that a call of the current thread goes on, after it has waited. */
  void goOn(long now, Progress progress, @Nullable LaneCall in) {
    before = progress;
    publish(now, progress.work(), in);
  }

  // A store of what is there already costs more than to look, where the collector is told of it.
  private void publish(long now, Work what, @Nullable LaneCall in) {
    Thread thread = Thread.currentThread();
    if (runner != thread) {
      runner = thread;
    }
    if (work != what) {
      work = what;
    }
    if (lane != in) {
      lane = in;
    }
    since.setRelease(now);
  }

  /** Notes that no call is in progress. */
  void end() {
    since.setRelease(0);
    if (lane != null) {
      lane = null; // it has a session, which nobody needs any more
    }
  }

  /**
   * A call in progress, for who would know it again.
   *
   * @param before what it had used up when it last waited; null if it has not
   * @param lane the call that the interpreter's lane runs; null if the thread is its caller's own
   */
  record Begun(
      long since, Thread thread, Work work, @Nullable Progress before, @Nullable LaneCall lane) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Begun call
          && call.since == since
          && call.thread == thread
          && call.lane == lane;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(since);
    }
  }

  /**
   * What a call has used up before it goes on.
   *
   * @param began when its handler began, as {@link System#nanoTime} counts
   * @param computed the nanoseconds that it has computed, as far as was seen
   * @param allocated the bytes that it has allocated, as far as was seen
   */
  record Progress(Work work, long began, long computed, long allocated) {}

  /** Returns the call in progress; null where there is none. */
  @Nullable Begun begun() {
    long began = since.getAcquire();
    Thread thread = runner;
    Work what = work;
    return began == 0 || thread == null || what == null
        ? null
        : new Begun(began, thread, what, before, lane);
  }

  /**
   * Returns what the current thread's call has used up until now.
   *
   * @param seen what the watch knows of it, which may be an earlier call
   */
  Progress progress(Observation seen) {
    Begun call = begun();
    if (call == null) {
      throw new IllegalStateException("no call is in progress");
    }
    Progress known = seen.progressOf(call);
    if (known != null) {
      return known;
    }
    Progress earlier = call.before();
    return earlier == null ? new Progress(call.work(), System.nanoTime(), 0, 0) : earlier;
  }

  /** Returns whether a call is in progress. */
  boolean isOngoing() {
    return since.getOpaque() != 0;
  }

  /**
   * Returns the current thread's call as the interpreter's lane knows it; null if the thread is its
   * caller's own.
   */
  @Nullable LaneCall lane() {
    return lane;
  }

  /** Sets how the call in progress is to end; returns false if that is known already. */
  synchronized boolean stop(Stop end) {
    boolean first = stopOf(end.call()) == null;
    if (first) {
      stop = end;
    }
    return first;
  }

  /** Returns whether a call is to end, perhaps an earlier one. */
  boolean isToEnd() {
    return stop != null;
  }

  /** Returns whether the call in progress was given up, and perhaps never ends. */
  boolean isGivenUp() {
    Stop end = stop;
    return end != null && end.isGivenUp() && isOngoing();
  }

  /** Returns how a call is to end; null if it may go on. */
  @Nullable Stop stopOf(@Nullable Begun call) {
    Stop end = stop;
    return end != null && end.call().equals(call) ? end : null;
  }

  /** Returns how the current thread's call is to end, and forgets it; null if it may go on. */
  @Nullable Stop takeStop() {
    Stop end = stopOf(begun());
    stop = null;
    return end;
  }
}
