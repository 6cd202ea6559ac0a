package dev.httpsrv.engine.graal;

import dev.httpsrv.api.spi.ScriptMember;
import dev.httpsrv.api.spi.ScriptType;
import java.util.stream.Stream;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/** A Java object with the members that scripts see of it. */
final class HostObject implements ProxyObject {

  /** A property that is true, by which a prelude knows that an object is not the script's. */
  static final String MARK = "[[host object]]";

  private static final Value[] NO_ARGUMENTS = {};

  private final GraalInterpreter interpreter;
  private final Object target;
  private final ScriptType type;

  HostObject(GraalInterpreter interpreter, Object target) {
    this.interpreter = interpreter;
    this.target = target;
    this.type = ScriptType.of(target.getClass());
  }

  Object target() {
    return target;
  }

  ScriptType type() {
    return type;
  }

  @Override
  public boolean hasMember(String key) {
    if (type.function(key) != null || type.property(key) != null || key.equals(MARK)) {
      return true;
    }
    interpreter.misses(new MissingMember(type, key));
    return false;
  }

  // A proxy's function is not told what it was read from, so each is made for its object.
  @Override
  public @Nullable Object getMember(String key) {
    ScriptMember function = type.function(key);
    if (function != null) {
      return new HostFunction(interpreter, function, target, key);
    }
    ScriptMember property = type.property(key);
    if (property == null) {
      return key.equals(MARK) ? true : null;
    }
    return new HostCall(interpreter, property, property.name()).call(target, NO_ARGUMENTS, 0);
  }

  @Override
  public Object getMemberKeys() {
    return ProxyArray.fromArray(
        Stream.concat(type.properties().stream(), type.functions().stream())
            .map(ScriptMember::name)
            .toArray());
  }

  @Override
  public void putMember(String key, Value value) {
    throw interpreter
        .failures()
        .raise(key, new IllegalArgumentException(key + ": a script cannot set this"));
  }

  /** For a language that shows what it cannot describe; the Java class is not the script's. */
  @Override
  public String toString() {
    return "object";
  }
}
