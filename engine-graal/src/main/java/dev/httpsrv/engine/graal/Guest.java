package dev.httpsrv.engine.graal;

import com.oracle.truffle.api.ThreadLocalAction;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.Waiting;
import dev.httpsrv.api.spi.ScriptType;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** What differs from language to language. One interpreter has one. */
sealed interface Guest permits JavaScriptGuest, WalkedGuest {

  /** Makes a library's members reachable at each of its paths. */
  void bind(List<String> paths, Map<String, @Nullable Object> members);

  /** Makes what all scripts share unchangeable, before any of them runs. */
  default void harden() {
    throw new UnsupportedOperationException("the language cannot be hardened");
  }

  /**
   * Runs a script that has not run yet.
   *
   * @throws PolyglotException if it raised; if it does not parse, the cause that it remembers is a
   *     {@link dev.httpsrv.api.ScriptSyntaxException}
   */
  void run(GraalScript script);

  /** Returns the global function of a script, null where it has none of that name. */
  @Nullable Value find(GraalScript script, String name);

  /** Returns the frames below the host function that is running, innermost first. */
  List<ScriptFrame> callers();

  /** Returns the frames of an error, innermost first. */
  List<ScriptFrame> frames(PolyglotException error);

  /** Returns the language's own error, to be thrown from a host function. */
  RuntimeException error(boolean argument, String message, HostCause cause);

  /** Returns the frames of a script that is at a safepoint. */
  default List<ScriptFrame> paused(ThreadLocalAction.Access safepoint) {
    return PausedFrames.of(safepoint);
  }

  /** Returns the {@link HostCause} of an error, null where it has none. */
  @Nullable Value causeOf(Value error);

  /**
   * Returns the message of an error that no script caught.
   *
   * @param missing what a script asked an object of Java for last that this does not have
   */
  default String message(PolyglotException error, @Nullable MissingMember missing) {
    return String.valueOf(error.getMessage());
  }

  /** Returns whether what was raised is an error, whose message tells of it. */
  default boolean isError(Value raised) {
    return true;
  }

  /** Returns what was raised before an error, and led to it; null or nothing where it was first. */
  default @Nullable Value earlier(Value error) {
    return null;
  }

  /** Returns the list of errors that an error consists of; null where it is a single one. */
  default @Nullable Value members(Value error) {
    return null;
  }

  /** Returns what a function without a result returns. */
  @Nullable Object nothing();

  /** Returns a whole number as the language counts. */
  Object wholeNumber(long number);

  /**
   * Returns a whole number of any size as the language counts.
   *
   * @throws IllegalArgumentException if the language does not count so far
   */
  Object wholeNumber(BigInteger number);

  /** Returns a number as text. */
  default String text(Value number) {
    return number.toString();
  }

  /** Returns what converts plain data. */
  GuestData data();

  /** Returns a part of {@link ScriptData} that is neither a list nor a map as a script sees it. */
  default @Nullable Object scalar(@Nullable Object part) {
    return switch (part) {
      case null -> null;
      case String _, Boolean _, Double _ -> part;
      case Long number -> wholeNumber(number);
      case BigInteger number -> wholeNumber(number);
      case byte[] bytes -> bytes(bytes);
      default -> throw new IllegalArgumentException("no script data: " + part.getClass());
    };
  }

  Object bytes(byte[] bytes);

  Object map(@Nullable Object[] keysAndValues);

  Object list(@Nullable Object[] items, boolean zeroBased);

  Object results(@Nullable Object[] items);

  /** Returns the bytes that a value is, null where it is something else. */
  byte @Nullable [] bytesOf(Value value);

  /** Returns keys and values in turn, null for what is no map. */
  @Nullable List<Value> entries(Value map);

  /** Returns the names under which a value holds functions, without those of its language. */
  Set<String> functionNames(Value table);

  /** Calls a function of a table as its method. */
  Value invoke(Value table, String name, @Nullable Object[] arguments);

  /**
   * Returns a function with the same effect, which takes an object of this type alone and may
   * present it in a form whose methods are quicker to call.
   */
  default Value presenting(Value function, ScriptType type, GraalInterpreter interpreter) {
    return function;
  }

  /** Returns the {@link HostObject} that was presented in another form; others as they are. */
  default Value bare(Value value) {
    return value;
  }

  /**
   * Returns the result of a function that has to wait for it: a promise in a language whose calls
   * do not wait.
   */
  default @Nullable Object await(Waiting waiting, GraalInterpreter interpreter) {
    return interpreter.toGuest().convert(interpreter.host().await(waiting));
  }

  /**
   * Returns what a result promised that is neither nothing nor a scalar: a {@link Value}, or a
   * {@link dev.httpsrv.api.spi.PendingResult} if it is not there yet; null where it is no promise.
   *
   * @throws PolyglotException if it is a promise that was rejected
   * @throws dev.httpsrv.api.ScriptRaisedException if it cannot be waited for
   */
  @Nullable Object settle(Value result, GraalInterpreter interpreter);
}
