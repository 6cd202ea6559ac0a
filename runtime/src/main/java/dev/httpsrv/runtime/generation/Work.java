package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.Limit;
import dev.httpsrv.api.OverloadException;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptStoppedException;
import dev.httpsrv.runtime.limit.Limits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What interpreters are asked to do, as far as the watch has to know. There is one for each route
 * and each console command, so that a call says with one reference what limits it has. Any thread
 * may use it.
 */
final class Work {

  /** How many calls of it may run that nothing stops, before any other is refused. */
  private static final int MOST_GIVEN_UP = 2;

  private enum Kind {
    HANDLING,
    LOADING,
    TRYING
  }

  private final String label;
  private final Limits limits;
  private final Kind kind;
  private final @Nullable ScriptLocation origin;
  private final AtomicInteger givenUp = new AtomicInteger();
  private final Probation probation;

  private Work(String label, Limits limits, Kind kind, @Nullable ScriptLocation origin) {
    this.label = label;
    this.limits = limits;
    this.kind = kind;
    this.origin = origin;
    this.probation = kind == Kind.HANDLING ? Probation.ofUntried() : Probation.none();
  }

  /**
   * Returns the work of a route's handler.
   *
   * @param origin where it was registered
   */
  static Work handling(String endpoint, Limits limits, ScriptLocation origin) {
    return new Work(endpoint, limits, Kind.HANDLING, origin);
  }

  /**
   * Returns work outside of requests, for which the limit of loading is the one of time.
   *
   * @param origin where it was registered; null if it was not
   */
  static Work loading(String label, Limits limits, @Nullable ScriptLocation origin) {
    return new Work(
        label, limits.time(limits.load()).computing(Limits.FOREVER), Kind.LOADING, origin);
  }

  /** Returns the work of a script that only tries whether it is stopped at once. */
  static Work trying(String label) {
    Limits limits = Limits.DEFAULT.time(Duration.ofNanos(1)).computing(Limits.FOREVER);
    return new Work(label, limits, Kind.TRYING, null);
  }

  /** Returns what messages call it. */
  String label() {
    return label;
  }

  /** Returns where its function was registered; null if it was not. */
  @Nullable ScriptLocation origin() {
    return origin;
  }

  /** Returns what its calls may use up. */
  Limits limits() {
    return limits;
  }

  /** Returns whether its calls need a thread with a stack of their own size. */
  boolean hasOwnStack() {
    return limits.depth() != Limits.OWN_STACK;
  }

  /** Returns which of the limits is about the time that passes. */
  Limit time() {
    return kind == Kind.HANDLING ? Limit.TIME : Limit.LOAD;
  }

  /**
   * Reports that a call was stopped.
   *
   * @param message which limit it passed
   * @param location where it was; if that is not known, where it was registered is told
   */
  ScriptStoppedException stopped(Limit passed, String message, @Nullable ScriptLocation location) {
    return new ScriptStoppedException(passed, label, message, location == null ? origin : location);
  }

  /** Returns what a call raised, with a place: if that is not known, where it was registered. */
  ScriptRaisedException raised(ScriptRaisedException raised) {
    return raised.placed(origin);
  }

  /** Returns whether what runs may be cancelled, after which its interpreter is of no use. */
  boolean mayBeCancelled() {
    return kind != Kind.TRYING;
  }

  /** Returns whether its route is on probation. */
  Probation probation() {
    return probation;
  }

  /** Returns whether a client waits for it. */
  boolean isForClient() {
    return kind == Kind.HANDLING;
  }

  /**
   * Checks that not too many of its calls run for ever.
   *
   * @throws OverloadException if they do
   */
  void checkEnds() {
    int running = givenUp.get();
    if (running >= MOST_GIVEN_UP) {
      throw new OverloadException(
          "%d calls of %s passed a limit and cannot be stopped; no other begins while they run"
              .formatted(running, label));
    }
  }

  /** Notes that a call of it is given up. */
  void giveUp() {
    givenUp.incrementAndGet();
  }

  /** Notes that a call that was given up has ended. */
  void end() {
    givenUp.decrementAndGet();
  }
}
