package dev.httpsrv.engine.graal;

import dev.httpsrv.api.ScriptFunction;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** A script's function in Java's hands. */
final class GuestFunction implements ScriptFunction {

  private final GraalInterpreter interpreter;
  private final Value function;

  GuestFunction(GraalInterpreter interpreter, Value function) {
    this.interpreter = interpreter;
    this.function = function;
  }

  Value value() {
    return function;
  }

  @Override
  public @Nullable Object call(@Nullable Object... arguments) {
    try {
      Value result = function.execute(interpreter.toGuest().arguments(arguments));
      return interpreter.toJava().result(result);
    } catch (PolyglotException e) {
      throw interpreter.failures().translate(e);
    } catch (IllegalStateException e) {
      throw GraalInterpreter.closed(e);
    } finally {
      interpreter.endCall();
    }
  }
}
