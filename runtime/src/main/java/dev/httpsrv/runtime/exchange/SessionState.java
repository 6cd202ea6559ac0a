package dev.httpsrv.runtime.exchange;

import dev.httpsrv.runtime.data.Bounds;
import dev.httpsrv.runtime.limit.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a session share: the request, the interpreter that runs its handler, what is
 * kept there for it, and whether it has ended.
 */
abstract sealed class SessionState permits AnsweringSession {

  private final Exchange exchange;
  private @Nullable SessionInterpreter home;
  private @Nullable SessionInterpreter holder;
  private String homeName = "java";
  private @Nullable Object registered;
  private @Nullable Object kept;
  private boolean ended;
  private Limits limits = Limits.DEFAULT;

  SessionState(Exchange exchange) {
    this.exchange = exchange;
  }

  final Exchange exchange() {
    return exchange;
  }

  /** Returns what the handler may use up. */
  final Limits limits() {
    return limits;
  }

  /** Sets what the handler may use up. */
  final void limit(Limits of) {
    limits = of;
  }

  /** Returns what bounds the conversion of data. */
  final Bounds bounds() {
    return new Bounds(limits.nesting(), this::poll);
  }

  /** Returns the interpreter that the handler runs in, or ran in last; null before it does. */
  public final @Nullable SessionInterpreter home() {
    return home;
  }

  /** Sets the interpreter that runs the handler, and the value that was registered with it. */
  public final void runIn(SessionInterpreter interpreter, String name, @Nullable Object context) {
    if (holder != null && !isAtHome(interpreter)) {
      keep(null); // a value of another interpreter, which this one cannot use
    }
    home = interpreter;
    homeName = name;
    registered = context;
  }

  /** Returns whether the session's values belong to an interpreter. */
  @SuppressWarnings("ReferenceEquality") // an interpreter is itself alone
  final boolean isAtHome(Object interpreter) {
    return home == interpreter;
  }

  /** Returns the interpreter's name; {@code java} where there is none. */
  final String homeName() {
    return homeName;
  }

  /** Returns the value that was registered with the handler. */
  final @Nullable Object registered() {
    return registered;
  }

  /** Returns the value that is kept. */
  final @Nullable Object kept() {
    return kept;
  }

  /** Keeps a value, and the interpreter that it comes from as long as there is one. */
  final void keep(@Nullable Object value) {
    SessionInterpreter keeper = value == null ? null : home;
    if ((keeper == null) != (holder == null)) {
      if (holder != null) {
        holder.letGo();
      } else if (keeper != null) {
        keeper.hold();
      }
      holder = keeper;
    }
    kept = value;
  }

  /** Returns the interpreter that what is kept comes from; null where there is none. */
  public final @Nullable SessionInterpreter holder() {
    return holder;
  }

  /** Ends the handler's call if that is asked for, within what takes long. */
  final void poll() {
    SessionInterpreter own = home;
    if (own != null) {
      own.checkStop();
    }
  }

  /**
   * Notes that the handler has answered: for scripts the request has ended. Called with their
   * interpreter, so that none of them is changing the response meanwhile.
   */
  public final void setAnswered() {
    ended = true;
  }

  /** Notes that scripts go on with the request. */
  public final void setUnanswered() {
    ended = false;
  }

  /** Says that the request has ended, and keeps nothing any longer. */
  final void setEnded() {
    ended = true;
    keep(null);
  }

  final boolean hasEnded() {
    return ended;
  }

  /**
   * Checks that the request has not ended for scripts.
   *
   * @param function the function that a script called, for the message
   */
  final void checkNotEnded(String function) {
    if (ended) {
      throw new IllegalStateException(function + ": the request has ended");
    }
  }
}
