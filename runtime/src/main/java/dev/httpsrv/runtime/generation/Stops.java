package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.Limit;
import dev.httpsrv.api.ScriptStoppedException;
import dev.httpsrv.runtime.limit.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Ends the calls that have passed a limit. One thread uses it. */
final class Stops {

  /** What a call must have allocated to be blamed for a heap that is nearly full. */
  private static final long MUCH = 32L << 20;

  private final BiConsumer<Thread, ScriptStoppedException> answerer;
  private final Heap heap = new Heap();
  private final List<Stop> stops = new ArrayList<>();

  /**
   * Creates it.
   *
   * @param answerer answers in the place of a thread whose call is given up
   */
  Stops(BiConsumer<Thread, ScriptStoppedException> answerer) {
    this.answerer = answerer;
  }

  /** Returns whether a call is to end; asks that it do, if it has just passed a limit. */
  boolean isOver(
      WatchedInterpreter interpreter, Observation seen, OngoingCall.Begun call, long nanos) {
    for (Stop each : stops) {
      if (each.call().equals(call) && isOf(each, interpreter)) {
        return true;
      }
    }
    Stop own = interpreter.ongoing().stopOf(call);
    if (own != null) {
      stops.add(own); // the call's thread found it over
      return true;
    }
    Limit passed = passed(seen, call.work().limits(), call.work().time(), nanos);
    if (passed == null) {
      return false;
    }
    Stop stop = new Stop(interpreter, call, passed, nanos);
    call.work().probation().stopped(seen.age(nanos));
    interpreter.retire(); // first: what is to end may end at once, and leave it to another call
    if (interpreter.ongoing().stop(stop)) {
      stops.add(stop);
      stop.ask();
    }
    return true;
  }

  @SuppressWarnings("ReferenceEquality") // an interpreter is itself alone
  private static boolean isOf(Stop stop, WatchedInterpreter interpreter) {
    return stop.interpreter() == interpreter;
  }

  private @Nullable Limit passed(Observation seen, Limits limits, Limit time, long nanos) {
    if (seen.age(nanos) >= limits.time().toNanos()) {
      return time;
    }
    if (seen.computed() >= limits.computing().toNanos()) {
      return Limit.COMPUTING;
    }
    return seen.allocated() >= Math.min(limits.memory() / 2, MUCH) && fills(seen, limits.memory())
        ? Limit.MEMORY
        : null;
  }

  /**
   * Returns whether a call seems to hold more than it may. The JVM tells what a thread has
   * allocated, not what of that is still in use; but it is not more than what the heap has grown.
   */
  private boolean fills(Observation seen, long most) {
    long before = seen.heapBefore(heap);
    return (seen.allocated() >= most && heap.live() - before >= most / 2)
        || (seen.allocated() >= MUCH && heap.isNearlyFull());
  }

  /** Sees to those that have not ended by now. */
  void look(long nanos) {
    stops.removeIf(Stop::isDone);
    for (Stop each : stops) {
      if (each.insist(nanos)) {
        giveUp(each);
      }
    }
  }

  /** Has somebody else answer: the thread of the call may never come back. */
  private void giveUp(Stop stop) {
    ScriptStoppedException told = stop.giveUp();
    if (told == null) {
      return;
    }
    LaneCall lane = stop.call().lane();
    if (lane != null) {
      lane.giveUp(told);
      stop.answered();
    } else {
      // It sends, which may take its time.
      Thread.ofVirtual().name("httpsrv-answer").start(() -> answer(stop, told));
    }
  }

  private void answer(Stop stop, ScriptStoppedException told) {
    try {
      answerer.accept(stop.call().thread(), told);
    } finally {
      stop.answered();
    }
  }

  /** Returns how many threads they keep that carry virtual ones. */
  int carriersKept() {
    return (int) stops.stream().filter(Stop::keepsCarrier).count();
  }
}
