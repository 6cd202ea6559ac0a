package dev.httpsrv.engine.luaj;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The places where a call in progress does what was asked of it: whatever runs a script polls
 * between two steps of it.
 *
 * <p>The JVM has one set of requests. They are for threads, which belong to no engine; nor do the
 * functions of strings, since LuaJ has one metatable of strings for all globals.
 */
final class Safepoints {

  /** Frames of stack that an action finds free, so that it does not end halfway for want of it. */
  private static final int ROOM = 400;

  private static final ConcurrentMap<Thread, List<Request>> REQUESTS = new ConcurrentHashMap<>();
  private static final AtomicInteger PENDING = new AtomicInteger();

  private Safepoints() {}

  /** Does what was asked of the call in progress, if anything was. */
  static void poll() {
    // Opaque: it costs what a plain read does, but no loop goes on without it.
    if (PENDING.getOpaque() != 0) {
      comply();
    }
  }

  /**
   * Asks that the call of a thread run an action.
   *
   * @return what withdraws the request
   */
  static Runnable request(Thread thread, Runnable action) {
    Request request = new Request(thread, action);
    request.add();
    return request::take;
  }

  private static void comply() {
    ThreadSwitch coroutine = ThreadSwitch.current();
    if (coroutine != null && REQUESTS.containsKey(coroutine.callsThread())) {
      coroutine.runAtResumer(Safepoints::poll);
      return;
    }
    // A call that has waited inside a coroutine is known by the coroutine's thread.
    List<Request> requests = REQUESTS.get(Thread.currentThread());
    if (requests == null) {
      return;
    }
    reserve(ROOM);
    for (Request each : requests) {
      if (each.take()) {
        each.action.run();
      }
    }
  }

  /** Raises a stack overflow, as the script's next calls would, while the requests still wait. */
  private static int reserve(int frames) {
    return frames == 0 ? 0 : 1 + reserve(frames - 1);
  }

  /** What compiled scripts call, which are in a package and a loader of their own. */
  public static final class OfScripts {

    private OfScripts() {}

    /** Does what was asked of the call in progress, if anything was. */
    public static void poll() {
      Safepoints.poll();
    }
  }

  /** A request is its own: two for the same thread and action are two. */
  private static final class Request {

    private final Thread thread;
    private final Runnable action;

    Request(Thread thread, Runnable action) {
      this.thread = thread;
      this.action = action;
    }

    void add() {
      PENDING.incrementAndGet();
      REQUESTS.merge(thread, List.of(this), Request::joined);
    }

    /** Removes the request; returns whether it was still there, which one caller alone is told. */
    boolean take() {
      boolean[] found = {false};
      REQUESTS.computeIfPresent(
          thread,
          (_, waiting) -> {
            found[0] = waiting.contains(this);
            return found[0] ? without(waiting) : waiting;
          });
      if (found[0]) {
        PENDING.decrementAndGet();
      }
      return found[0];
    }

    private @Nullable List<Request> without(List<Request> waiting) {
      List<Request> others = waiting.stream().filter(each -> each != this).toList();
      return others.isEmpty() ? null : others;
    }

    private static List<Request> joined(List<Request> first, List<Request> last) {
      return Stream.concat(first.stream(), last.stream()).toList();
    }
  }
}
