package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.Attempt;
import dev.httpsrv.api.EncodedText;
import dev.httpsrv.api.FunctionName;
import dev.httpsrv.api.Results;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.ScriptNull;
import dev.httpsrv.api.Waiting;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.ScriptParameter;
import dev.httpsrv.api.spi.ScriptType;
import dev.httpsrv.api.spi.ValueKind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Carries values between one interpreter and Java, as {@code ValueKind} says. */
final class Values {

  private final Map<Class<?>, LuaValue> metatables = new HashMap<>();
  private final LuaData data = new LuaData();
  // Nearly always the session's.
  private @Nullable Class<?> lastType;
  private LuaValue lastMetatable = LuaValue.NIL;
  private final InterpreterHost host;
  private final Globals globals;
  private final LineTracker lines;

  Values(InterpreterHost host, Globals globals, LineTracker lines) {
    this.host = host;
    this.globals = globals;
    this.lines = lines;
  }

  /** Returns what knows the lines of interpreted functions. */
  LineTracker lines() {
    return lines;
  }

  /** Returns the coroutine that runs now, if one does. */
  @Nullable Coroutine coroutine() {
    return Coroutine.running(globals);
  }

  /**
   * Returns an argument as the parameter's Java type.
   *
   * @throws IllegalArgumentException if it is of another type
   */
  @Nullable Object toJava(
      LuaValue value, ScriptParameter parameter, String function, int position) {
    if (parameter.kind() == ValueKind.DATA) {
      return parameter.data(function, position, data.toTree(value));
    }
    if (value.isnil()) {
      if (parameter.nullable()) {
        return null;
      }
      throw parameter.mismatch(function, position, "nothing");
    }
    Object converted =
        switch (parameter.kind()) {
          case TEXT -> value.isstring() ? Text.decode(value) : null;
          case BYTES -> value.isstring() ? bytes(value.checkstring()) : null;
          case INTEGER -> value instanceof LuaString ? null : integer(value, parameter.type());
          case NUMBER ->
              value.isnumber() && !(value instanceof LuaString) ? (Object) value.todouble() : null;
          case BOOLEAN -> value.isboolean() ? (Object) value.toboolean() : null;
          case FUNCTION -> value.isfunction() ? function(value) : null;
          case FUNCTION_REFERENCE ->
              value.isfunction()
                  ? function(value)
                  : value instanceof LuaString name ? new FunctionName(Text.decode(name)) : null;
          case TABLE -> value instanceof LuaTable table ? new LuajTable(table, this) : null;
          case MAP -> value instanceof LuaTable table ? map(table) : null;
          case ANY -> unwrapped(value);
          case OBJECT -> object(value, parameter.type());
          case DATA, ATTEMPT, ENCODED_TEXT, LIST, RESULTS, WAITING, NOTHING -> null;
        };
    if (converted == null) {
      throw parameter.mismatch(function, position, describe(value));
    }
    return converted;
  }

  /** Returns a Java value as a script sees it; several results as several. */
  Varargs toLua(@Nullable Object value, boolean zeroBased) {
    if (value instanceof Results results) {
      LuaValue[] values =
          results.values().stream().map(each -> toLua(each)).toArray(LuaValue[]::new);
      return LuaValue.varargsOf(values);
    }
    if (value instanceof Attempt attempt) {
      return attempted(attempt);
    }
    if (value instanceof List<?> list) {
      LuaTable table = new LuaTable();
      int index = zeroBased ? 0 : 1;
      for (Object each : list) {
        table.set(index++, toLua(each));
      }
      return table;
    }
    return value instanceof Waiting waiting ? toLua(host.await(waiting), zeroBased) : toLua(value);
  }

  private Varargs attempted(Attempt attempt) {
    try {
      Object value = attempt.orThrow();
      return value instanceof ScriptData found ? data.within(found.value()) : toLua(value);
    } catch (IllegalArgumentException e) { // which a number beyond Lua's is, too
      return LuaValue.varargsOf(LuaValue.NIL, Text.encode(String.valueOf(e.getMessage())));
    }
  }

  /** Returns a Java value as a script sees it. */
  LuaValue toLua(@Nullable Object value) {
    return value != null && value.getClass() == lastType
        ? new LuaUserdata(value, lastMetatable)
        : otherToLua(value);
  }

  // Apart from the session's way, which the JIT inlines only while it is short.
  private LuaValue otherToLua(@Nullable Object value) {
    return switch (value) {
      case null -> LuaValue.NIL;
      case LuaValue own -> own;
      case String text -> Text.encode(text);
      case byte[] bytes -> LuaString.valueOf(bytes);
      case EncodedText text -> LuaString.valueOf(text.bytes());
      case Integer number -> LuaValue.valueOf(number);
      case Long number ->
          number == number.intValue()
              ? LuaValue.valueOf(number.intValue())
              : LuaValue.valueOf(number.doubleValue());
      case Double number -> LuaValue.valueOf(number);
      case Boolean truth -> LuaValue.valueOf(truth);
      case LuajFunction function -> function.function();
      case LuajTable table -> table.table();
      case ScriptData found -> data.toLua(found);
      case ScriptNull _ -> data.nothing();
      case Waiting waiting -> toLua(waiting, false).arg1();
      case Map<?, ?> map -> table(map);
      case List<?> list -> toLua(list, false).arg1();
      default -> new LuaUserdata(value, metatable(value.getClass()));
    };
  }

  /**
   * Returns a script's result for Java: nil, booleans, numbers and strings converted, others as
   * they are.
   */
  static @Nullable Object result(LuaValue value) {
    if (value.isnil()) {
      return null;
    }
    if (value.isboolean()) {
      return value.toboolean();
    }
    if (value.isnumber() && !(value instanceof LuaString)) {
      double number = value.todouble();
      return number == (long) number && number < 0x1p63 ? (Object) (long) number : (Object) number;
    }
    return value instanceof LuaString text ? Text.decode(text) : unwrapped(value);
  }

  private LuaValue metatable(Class<?> type) {
    LuaValue known = metatables.get(type);
    if (known == null) {
      known = HostObjects.metatable(type, ScriptType.of(type), this);
      metatables.put(type, known);
    }
    lastType = type;
    lastMetatable = known;
    return known;
  }

  private LuajFunction function(LuaValue value) {
    return new LuajFunction(value, this);
  }

  private LuaTable table(Map<?, ?> map) {
    LuaTable table = new LuaTable();
    map.forEach((key, each) -> table.set(toLua(key), toLua(each)));
    return table;
  }

  private static @Nullable Map<String, String> map(LuaTable table) {
    Map<String, String> map = new LinkedHashMap<>();
    for (Varargs entry = table.next(LuaValue.NIL);
        !entry.arg1().isnil();
        entry = table.next(entry.arg1())) {
      if (!entry.arg1().isstring() || !entry.arg(2).isstring()) {
        return null;
      }
      map.put(Text.decode(entry.arg1()), Text.decode(entry.arg(2)));
    }
    return map;
  }

  private static @Nullable Object integer(LuaValue value, Class<?> type) {
    if (!value.isnumber()) {
      return null;
    }
    double number = value.todouble();
    long whole = (long) number;
    if (whole != number || number >= 0x1p63) {
      return null;
    }
    if (type == int.class || type == Integer.class) {
      return whole == (int) whole ? (Object) (int) whole : null;
    }
    return whole;
  }

  private static @Nullable Object object(LuaValue value, Class<?> type) {
    Object object = value instanceof LuaUserdata userdata ? userdata.m_instance : null;
    return type.isInstance(object) ? object : null;
  }

  private static Object unwrapped(LuaValue value) {
    return value instanceof LuaUserdata userdata ? userdata.m_instance : value;
  }

  private static byte[] bytes(LuaString text) {
    byte[] bytes = new byte[text.m_length];
    text.copyInto(0, bytes, 0, bytes.length);
    return bytes;
  }

  private static String describe(LuaValue value) {
    return switch (value.type()) {
      case LuaValue.TBOOLEAN -> "true or false";
      case LuaValue.TUSERDATA -> "an object";
      default -> "a " + value.typename();
    };
  }
}
