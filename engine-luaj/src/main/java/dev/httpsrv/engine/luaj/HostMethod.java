package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.api.spi.ScriptMember;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/** A Java method as a Lua function: of an object, its first argument then, or of a library. */
final class HostMethod extends VarArgFunction {

  private final @Nullable Class<?> owner;
  private final @Nullable Object library;
  private final String function;
  private final ScriptMember member;
  private final Values values;

  /** Makes a method that is called with its object: {@code object:name(...)}. */
  HostMethod(Class<?> owner, ScriptMember member, Values values) {
    this.owner = owner;
    this.library = null;
    this.function = member.name();
    this.member = member;
    this.values = values;
  }

  /** Makes a function of a library. */
  HostMethod(Object library, String path, ScriptMember member, Values values) {
    this.owner = null;
    this.library = library;
    this.function = path + "." + member.name();
    this.member = member;
    this.values = values;
  }

  @Override
  public Varargs invoke(Varargs arguments) {
    try {
      return call(arguments);
    } catch (RuntimeException e) {
      throw raised(function, e);
    }
  }

  /** Runs Java code; what it throws is raised in the script. */
  static <T> T guarded(String function, Supplier<T> code) {
    try {
      return code.get();
    } catch (RuntimeException e) {
      throw raised(function, e);
    }
  }

  private static LuaError raised(String function, RuntimeException thrown) {
    return switch (thrown) {
      case LuaError e -> e;
      case ScriptSyntaxException e -> nested(e.location() + ": " + e.getMessage(), e);
      case ScriptRaisedException e ->
          nested(e.location().map(place -> place + ": ").orElse("") + e.getMessage(), e);
      case HttpsrvException _, IllegalArgumentException _, IllegalStateException _
          when thrown.getMessage() != null ->
          new HostError(thrown.getMessage(), thrown);
      default -> new HostError(function + ": internal error", thrown);
    };
  }

  private static ScriptError nested(String message, HttpsrvException cause) {
    return new ScriptError(Text.encode(message), cause);
  }

  private Varargs call(Varargs arguments) {
    int offset = library == null ? 1 : 0;
    Object target = library == null ? self(arguments.arg1()) : library;
    @Nullable Object[] converted =
        member.convert(
            arguments.narg() - offset,
            (parameter, index) ->
                values.toJava(arguments.arg(index + 1 + offset), parameter, function, index + 1));
    Object result = member.invoke(target, converted);
    return result == null ? LuaValue.NIL : values.toLua(result, member.zeroBased());
  }

  private Object self(LuaValue first) {
    Object object = first instanceof LuaUserdata userdata ? userdata.m_instance : null;
    if (object == null || owner == null || !owner.isInstance(object)) {
      throw new IllegalArgumentException(
          "%s: call it with a colon, such as session:%s()".formatted(function, function));
    }
    return object;
  }
}
