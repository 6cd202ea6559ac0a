package dev.httpsrv.engine.graal;

import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptRaisedException;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * One error that a script raised, with those that led to it and those that it consists of: the
 * first few of them, and none twice, since an error may be its own cause.
 */
final class RaisedErrors {

  private static final int MOST = 8;
  private static final int MOST_MEMBERS = 4;

  private final Failures failures;
  private final GraalInterpreter interpreter;
  private final Guest guest;
  private final List<Value> known = new ArrayList<>();

  RaisedErrors(GraalInterpreter interpreter) {
    this.failures = interpreter.failures();
    this.interpreter = interpreter;
    this.guest = interpreter.guest();
  }

  /**
   * Returns an error.
   *
   * @param cause the Java exception that was raised as this error; null for a script's own
   */
  ScriptRaisedException of(PolyglotException e, @Nullable Throwable cause) {
    List<ScriptFrame> frames = failures.frames(e);
    Value error = e.getGuestObject();
    Throwable earlier = cause;
    List<ScriptRaisedException> members = List.of();
    if (error != null && cause == null) {
      try {
        if (!guest.isError(error)) {
          return failures.ofValue(error, frames);
        }
        known.add(error);
        // In Python an error is often raised while one of its members was handled.
        members = members(guest.members(error));
        earlier = told(guest.earlier(error));
      } catch (PolyglotException fails) {
        failures.ending().rethrow(fails); // else a script's error raised when it was looked at
      }
    }
    ScriptRaisedException raised =
        new ScriptRaisedException(guest.message(e, interpreter.missing()), frames, earlier);
    members.forEach(raised::addSuppressed);
    return raised;
  }

  private @Nullable ScriptRaisedException told(@Nullable Value other) {
    if (other == null || other.isNull() || known.size() >= MOST || known.contains(other)) {
      return null;
    }
    if (!other.isException()) {
      known.add(other);
      return new ScriptRaisedException(failures.data(other).toString(), List.of(), null);
    }
    PolyglotException thrown = Failures.thrown(other);
    return of(thrown, failures.causeOf(thrown));
  }

  private List<ScriptRaisedException> members(@Nullable Value list) {
    List<ScriptRaisedException> members = new ArrayList<>();
    if (list == null) {
      return members;
    }
    long size = list.getArraySize();
    long next = 0;
    while (next < size && members.size() < MOST_MEMBERS) {
      ScriptRaisedException member = told(list.getArrayElement(next));
      if (member == null) {
        break;
      }
      members.add(member);
      next++;
    }
    if (next < size) {
      members.add(new ScriptRaisedException((size - next) + " more", List.of(), null));
    }
    return members;
  }
}
