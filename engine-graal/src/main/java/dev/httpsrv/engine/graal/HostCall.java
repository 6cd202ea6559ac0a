package dev.httpsrv.engine.graal;

import dev.httpsrv.api.spi.ScriptMember;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Calls one Java method for the scripts of an interpreter. */
final class HostCall {

  private final GraalInterpreter interpreter;
  private final ScriptMember member;
  private final String label;

  HostCall(GraalInterpreter interpreter, ScriptMember member, String label) {
    this.interpreter = interpreter;
    this.member = member;
    this.label = label;
  }

  /**
   * Calls the method.
   *
   * @param first the index of the first argument
   */
  @Nullable Object call(Object target, Value[] arguments, int first) {
    try {
      @Nullable Object[] converted =
          interpreter.toJava().arguments(label, member, arguments, first);
      return interpreter.toGuest().result(member, member.invoke(target, converted));
    } catch (PolyglotException e) {
      throw interpreter.failures().through(label, e);
    } catch (RuntimeException e) {
      throw interpreter.failures().raise(label, e);
    } catch (Error e) {
      throw interpreter.failures().raise(label, e);
    }
  }
}
