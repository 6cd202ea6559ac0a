package dev.httpsrv.engine.graal;

import dev.httpsrv.api.spi.ScriptMember;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** A Java method that scripts call. */
final class HostFunction implements ProxyExecutable {

  private final HostCall call;
  private final Object target;

  HostFunction(GraalInterpreter interpreter, ScriptMember member, Object target, String label) {
    this.call = new HostCall(interpreter, member, label);
    this.target = target;
  }

  @Override
  public @Nullable Object execute(Value... arguments) {
    return call.call(target, arguments, 0);
  }

  /** For a language that shows it; the Java class is not the script's. */
  @Override
  public String toString() {
    return "function";
  }
}
