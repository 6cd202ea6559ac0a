package dev.httpsrv.engine.luaj;

import dev.httpsrv.engine.luaj.BaseFunctions.Function;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The simple functions of {@code string} that are wrong in LuaJ for some bytes or places. */
final class StringFunctions {

  /** As many values as Lua has room for on its stack. */
  private static final long MOST_RESULTS = 1_000_000;

  private StringFunctions() {}

  static void install(LuaTable strings) {
    strings.set("lower", new Function(arguments -> shifted(arguments, 'A', 'Z', 32)));
    strings.set("upper", new Function(arguments -> shifted(arguments, 'a', 'z', -32)));
    strings.set("byte", new Function(StringFunctions::bytes));
    strings.set("sub", new Function(StringFunctions::sub));
    strings.set("format", new StringFormat());
    strings.set("rep", new StringRepeat());
    PatternFunctions.install(strings);
  }

  // LuaJ takes the bytes for Java's text, and loses those that are none.
  private static Varargs shifted(Varargs arguments, char first, char last, int by) {
    LuaString text = arguments.checkstring(1);
    byte[] bytes = new byte[text.m_length];
    for (int i = 0; i < bytes.length; i++) {
      Safepoints.poll();
      int c = text.luaByte(i);
      bytes[i] = (byte) (c >= first && c <= last ? c + by : c);
    }
    return LuaString.valueUsing(bytes);
  }

  private static Varargs bytes(Varargs arguments) {
    LuaString text = arguments.checkstring(1);
    long from = arguments.optlong(2, 1);
    long first = Math.max(place(from, text.m_length), 1);
    long last = Math.min(place(arguments.optlong(3, from), text.m_length), text.m_length);
    if (first > last) {
      return LuaValue.NONE;
    }
    if (last - first >= MOST_RESULTS) {
      throw new LuaError("string slice too long");
    }
    LuaValue[] values = new LuaValue[(int) (last - first + 1)];
    for (int i = 0; i < values.length; i++) {
      Safepoints.poll();
      values[i] = LuaValue.valueOf(text.luaByte((int) first - 1 + i));
    }
    return LuaValue.varargsOf(values);
  }

  private static Varargs sub(Varargs arguments) {
    LuaString text = arguments.checkstring(1);
    long first = place(arguments.checklong(2), text.m_length);
    long last = Math.min(place(arguments.optlong(3, -1), text.m_length), text.m_length);
    first = Math.max(first, 1);
    return first > last ? LuaValue.EMPTYSTRING : text.substring((int) first - 1, (int) last);
  }

  private static long place(long given, int length) {
    return given >= 0 ? given : Math.max(given, -length - 1L) + length + 1;
  }
}
