package dev.httpsrv.engine.graal;

import dev.httpsrv.api.ScriptTable;
import java.util.Set;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** A script's object or dict of functions in Java's hands. */
final class GuestTable implements ScriptTable {

  private final GraalInterpreter interpreter;
  private final Value table;
  private final Set<String> functionNames;

  GuestTable(GraalInterpreter interpreter, Value table, Set<String> functionNames) {
    this.interpreter = interpreter;
    this.table = table;
    this.functionNames = functionNames;
  }

  Value value() {
    return table;
  }

  @Override
  public Set<String> functionNames() {
    return functionNames;
  }

  @Override
  public @Nullable Object invoke(String name, @Nullable Object... arguments) {
    if (!functionNames.contains(name)) {
      throw new IllegalArgumentException(
          "the table has no function %s; it has %s".formatted(name, functionNames));
    }
    interpreter.beginCall();
    try {
      Object[] converted = interpreter.toGuest().arguments(arguments);
      return interpreter.toJava().result(interpreter.guest().invoke(table, name, converted));
    } catch (PolyglotException e) {
      throw interpreter.failures().translate(e);
    } catch (IllegalStateException e) {
      throw GraalInterpreter.closed(e);
    } finally {
      interpreter.endCall();
    }
  }
}
