package dev.httpsrv.runtime.generation;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The interpreters of a pool: those that take calls, and those that were taken out and are not
 * closed yet. Any thread may look and take; it is changed under the pool's lock.
 */
final class Roster {

  private final List<LoadedInterpreter> retired = new CopyOnWriteArrayList<>();
  private volatile LoadedInterpreter[] active = {};
  private volatile int fullSize;

  /** Returns those that take calls; the array is not to be changed. */
  LoadedInterpreter[] active() {
    return active;
  }

  /** Returns those that were taken out. */
  List<LoadedInterpreter> retired() {
    return retired;
  }

  /** Returns how many there were at most, and are to be: one that is taken out is replaced. */
  int fullSize() {
    return fullSize;
  }

  void add(LoadedInterpreter interpreter) {
    LoadedInterpreter[] all = Arrays.copyOf(active, active.length + 1);
    all[all.length - 1] = interpreter;
    active = all;
    fullSize = Math.max(fullSize, all.length);
  }

  /** Takes an interpreter out, if it is still there. */
  void retire(LoadedInterpreter interpreter) {
    LoadedInterpreter[] others =
        Arrays.stream(active).filter(each -> each != interpreter).toArray(LoadedInterpreter[]::new);
    if (others.length < active.length) {
      active = others;
      retired.add(interpreter);
    }
  }

  /** Returns how many were taken out in which something still runs. */
  int lost() {
    return (int) retired.stream().filter(each -> each.ongoing().isOngoing()).count();
  }

  /** Returns how many were taken out in which something runs that nothing stops. */
  int givenUp() {
    return (int) retired.stream().filter(each -> each.ongoing().isGivenUp()).count();
  }

  /** Forgets an interpreter that is closed now. */
  void remove(LoadedInterpreter interpreter) {
    retired.remove(interpreter);
  }

  /** Takes one that is free, for a call that begins; null where there is none. */
  @Nullable LoadedInterpreter takeAny() {
    LoadedInterpreter[] all = active;
    // A connection's thread comes back to the interpreter that it used before, if that is free.
    int first = spread(Thread.currentThread().threadId(), all.length);
    for (int i = first; i < all.length; i++) {
      if (all[i].occupancy().takeToBegin()) {
        return all[i];
      }
    }
    for (int i = 0; i < first; i++) {
      if (all[i].occupancy().takeToBegin()) {
        return all[i];
      }
    }
    return null;
  }

  /** Returns a number below the limit, for consecutive ones as different ones as there are. */
  private static int spread(long number, int limit) {
    return (((int) number * 0x9E3779B9) >>> 16) * limit >>> 16;
  }

  /** Returns whether any is free that takes calls. */
  boolean isAnyFree() {
    for (LoadedInterpreter each : active) {
      if (each.occupancy().isFree()) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether something runs in any, of those that were taken out, too. */
  boolean isAnythingOngoing() {
    for (LoadedInterpreter each : active) {
      if (each.ongoing().isOngoing()) {
        return true;
      }
    }
    return lost() > 0;
  }
}
