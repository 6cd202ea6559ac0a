package dev.httpsrv.engine.graal;

import dev.httpsrv.api.spi.ScriptMember;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** A Java method that scripts call. */
final class HostFunction implements ProxyExecutable {

  private final GraalInterpreter interpreter;
  private final ScriptMember member;
  private final Object target;
  private final String label;

  HostFunction(GraalInterpreter interpreter, ScriptMember member, Object target, String label) {
    this.interpreter = interpreter;
    this.member = member;
    this.target = target;
    this.label = label;
  }

  @Override
  public @Nullable Object execute(Value... arguments) {
    try {
      @Nullable Object[] converted = interpreter.toJava().arguments(label, member, arguments);
      return interpreter.toGuest().result(member, member.invoke(target, converted));
    } catch (PolyglotException e) {
      throw e;
    } catch (RuntimeException e) {
      throw interpreter.failures().raise(label, e);
    } catch (Error e) {
      throw interpreter.failures().ending().intoScript(e);
    }
  }
}
