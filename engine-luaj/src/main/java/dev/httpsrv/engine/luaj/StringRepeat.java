package dev.httpsrv.engine.luaj;

import org.luaj.vm2.LuaString;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/** {@code string.rep}, whose length does not overflow as LuaJ's does. */
final class StringRepeat extends VarArgFunction {

  @Override
  public Varargs invoke(Varargs arguments) {
    LuaString text = arguments.checkstring(1);
    long times = Math.max(0, arguments.checklong(2));
    LuaString separator = arguments.optstring(3, EMPTYSTRING);
    if (times == 0) {
      return EMPTYSTRING;
    }
    double length = (double) times * text.m_length + (double) (times - 1) * separator.m_length;
    MostBytes.check(length);
    if (length == 0) {
      return EMPTYSTRING;
    }
    byte[] bytes = new byte[(int) length];
    int end = 0;
    for (long i = 0; i < times; i++) {
      Safepoints.poll();
      if (i > 0) {
        separator.copyInto(0, bytes, end, separator.m_length);
        end += separator.m_length;
      }
      text.copyInto(0, bytes, end, text.m_length);
      end += text.m_length;
    }
    return LuaString.valueUsing(bytes);
  }
}
