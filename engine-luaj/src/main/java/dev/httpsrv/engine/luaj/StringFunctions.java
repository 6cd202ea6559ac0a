package dev.httpsrv.engine.luaj;

import dev.httpsrv.engine.luaj.BaseFunctions.Function;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The simple functions of {@code string} that are wrong in LuaJ for some bytes or places. */
final class StringFunctions {

  private StringFunctions() {}

  static void install(LuaTable strings) {
    strings.set("lower", new Function(arguments -> shifted(arguments, 'A', 'Z', 32)));
    strings.set("upper", new Function(arguments -> shifted(arguments, 'a', 'z', -32)));
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
      int c = text.luaByte(i);
      bytes[i] = (byte) (c >= first && c <= last ? c + by : c);
    }
    return LuaString.valueUsing(bytes);
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
