package dev.httpsrv.engine.graal;

import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.spi.ScriptType;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** A script's function in Java's hands. */
final class GuestFunction implements ScriptFunction {

  private final GraalInterpreter interpreter;
  private final Value function;
  private @Nullable ScriptType presentedType;
  private Value presenting;

  GuestFunction(GraalInterpreter interpreter, Value function) {
    this.interpreter = interpreter;
    this.function = function;
    this.presenting = function;
  }

  Value value() {
    return function;
  }

  private Value callee(@Nullable Object[] arguments) {
    if (arguments.length != 1 || !(arguments[0] instanceof HostObject object)) {
      return function;
    }
    if (object.type() != presentedType) {
      presenting = interpreter.guest().presenting(function, object.type(), interpreter);
      presentedType = object.type();
    }
    return presenting;
  }

  @Override
  public @Nullable Object call(@Nullable Object... arguments) {
    interpreter.beginCall();
    try {
      @Nullable Object[] converted = interpreter.toGuest().arguments(arguments);
      return interpreter.toJava().result(callee(converted).execute(converted));
    } catch (PolyglotException e) {
      throw interpreter.failures().translate(e);
    } catch (IllegalStateException e) {
      throw GraalInterpreter.closed(e);
    } finally {
      interpreter.endCall();
    }
  }
}
