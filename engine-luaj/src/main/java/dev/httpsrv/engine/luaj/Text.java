package dev.httpsrv.engine.luaj;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.httpsrv.api.spi.FormatDirective;
import dev.httpsrv.api.spi.ScriptText;
import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * Lua's strings as Java's, and numbers as text. LuaJ's own conversions garble what is outside the
 * basic plane or malformed, and keep only the seven digits of a float.
 */
final class Text {

  private Text() {}

  /** Returns a string or a number as Java's text; malformed bytes are replaced. */
  static String decode(LuaValue value) {
    LuaString text = string(value);
    return new String(text.m_bytes, text.m_offset, text.m_length, UTF_8);
  }

  /** Returns Java's text as Lua's bytes. */
  static LuaString encode(String text) {
    return LuaString.valueUsing(ScriptText.utf8(text));
  }

  /** Returns a string, or a number as Lua writes it ({@code %.14g}). */
  static LuaString string(LuaValue value) {
    return value instanceof LuaDouble
        ? LuaString.valueOf(FormatDirective.number(value.todouble()))
        : value.checkstring();
  }
}
