package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.api.spi.ScriptMember;
import dev.httpsrv.api.spi.ScriptParameter;
import java.lang.reflect.Array;
import java.util.List;
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
    return guarded(function, () -> call(arguments));
  }

  /** Runs Java code; what it throws is raised in the script. */
  static <T> T guarded(String function, Supplier<T> code) {
    try {
      return code.get();
    } catch (LuaError e) {
      throw e;
    } catch (ScriptSyntaxException e) {
      throw nested(e.location() + ": " + e.getMessage(), e);
    } catch (ScriptRaisedException e) {
      throw nested(e.location().map(place -> place + ": ").orElse("") + e.getMessage(), e);
    } catch (HttpsrvException | IllegalArgumentException | IllegalStateException e) {
      throw new HostError(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      throw new HostError(function + ": internal error", e);
    }
  }

  private static ScriptError nested(String message, HttpsrvException cause) {
    return new ScriptError(Text.encode(message), cause);
  }

  private Varargs call(Varargs arguments) {
    List<ScriptParameter> parameters = member.parameters();
    int offset = library == null ? 1 : 0;
    Object target = library == null ? self(arguments.arg1()) : library;
    @Nullable Object[] converted = new Object[parameters.size()];
    int single = member.variadic() ? converted.length - 1 : converted.length;
    for (int i = 0; i < single; i++) {
      converted[i] =
          values.toJava(arguments.arg(i + 1 + offset), parameters.get(i), function, i + 1);
    }
    if (member.variadic()) {
      converted[single] = further(arguments, offset + single, parameters.get(single));
    }
    Object result = member.invoke(target, converted);
    return result == null ? LuaValue.NIL : values.toLua(result, member.zeroBased());
  }

  /** Returns all arguments from an index on as an array of the last parameter's type. */
  private Object further(Varargs arguments, int from, ScriptParameter parameter) {
    int count = Math.max(0, arguments.narg() - from);
    Object array = Array.newInstance(parameter.type(), count);
    for (int i = 0; i < count; i++) {
      int position = member.parameters().size() + i;
      Array.set(
          array, i, values.toJava(arguments.arg(from + i + 1), parameter, function, position));
    }
    return array;
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
