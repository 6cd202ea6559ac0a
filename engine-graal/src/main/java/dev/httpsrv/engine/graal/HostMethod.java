package dev.httpsrv.engine.graal;

import dev.httpsrv.api.spi.ScriptMember;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** A Java method of all objects of a type: preludes pass the {@link HostObject} first. */
final class HostMethod implements ProxyExecutable {

  private final HostCall call;

  HostMethod(GraalInterpreter interpreter, ScriptMember member) {
    this.call = new HostCall(interpreter, member, member.name());
  }

  @Override
  public @Nullable Object execute(Value... arguments) {
    HostObject object = arguments[0].asProxyObject();
    return call.call(object.target(), arguments, 1);
  }

  /** For a language that shows it; the Java class is not the script's. */
  @Override
  public String toString() {
    return "function";
  }
}
