package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.spi.FormatDirective;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/** {@code string.format} with all directives of Lua 5.2; LuaJ's ignores precisions. */
final class StringFormat extends VarArgFunction {

  @Override
  public Varargs invoke(Varargs arguments) {
    byte[] format = bytes(arguments.checkstring(1));
    StringBytes out = new StringBytes(format.length + 32);
    int argument = 1;
    int next = 0;
    for (int i = 0; i < format.length; i++) {
      Safepoints.poll();
      if (format[i] != '%') {
        continue;
      }
      out.add(format, next, i);
      int letter = i + 1 < format.length ? format[i + 1] : -1;
      if (argument < arguments.narg() && addPlain(out, letter, arguments.arg(argument + 1))) {
        argument++;
        i++;
        next = i + 1;
        continue;
      }
      FormatDirective directive = parse(format, i + 1);
      i = directive.end();
      next = i + 1;
      if (directive.conversion() == '%') {
        out.add('%');
        continue;
      }
      argument++;
      if (argument > arguments.narg()) {
        throw refused(argument, "no value");
      }
      out.add(apply(directive, arguments.arg(argument), argument));
    }
    out.add(format, next, format.length);
    return out.toLuaString();
  }

  /** Adds what most directives ask for; returns whether this one does. */
  private static boolean addPlain(StringBytes out, int letter, LuaValue value) {
    if (letter == 's' && value instanceof LuaString text) {
      out.add(text);
    } else if (letter == 'd' && value instanceof LuaInteger number) {
      out.add(Integer.toString(number.v));
    } else {
      return false;
    }
    return true;
  }

  private static FormatDirective parse(byte[] format, int start) {
    try {
      return FormatDirective.parse(format, start);
    } catch (IllegalArgumentException e) {
      throw new LuaError(e.getMessage());
    }
  }

  private static byte[] apply(FormatDirective directive, LuaValue value, int index) {
    if (directive.takesReal()) {
      return directive.real(number(value, index));
    }
    return switch (directive.conversion()) {
      case 'd', 'i' -> directive.whole(integer(number(value, index), index));
      case 'u', 'o', 'x', 'X' -> directive.whole(unsigned(number(value, index), index));
      case 'c' -> directive.character((int) number(value, index));
      case 'q' -> quoted(value, index);
      case 's' -> directive.text(bytes(BaseFunctions.toString(value)));
      default ->
          throw new LuaError(
              "invalid option '%%%s' to 'format'"
                  .formatted(directive.conversion() < 0 ? "" : (char) directive.conversion()));
    };
  }

  private static double number(LuaValue value, int index) {
    if (!value.isnumber()) {
      throw refused(index, "number expected, got " + value.typename());
    }
    return value.todouble();
  }

  // As in Lua 5.2, a fraction is cut off.
  private static long integer(double value, int index) {
    if (!(value >= -0x1p63 && value < 0x1p63)) {
      throw refused(index, "not a number in proper range");
    }
    return (long) value;
  }

  private static long unsigned(double value, int index) {
    if (!(value > -1 && value < 0x1p64)) {
      throw refused(index, "not a non-negative number in proper range");
    }
    return value >= 0x1p63 ? new BigDecimal(value).toBigInteger().longValue() : (long) value;
  }

  private static byte[] quoted(LuaValue value, int index) {
    if (!value.isstring()) {
      throw refused(index, "string expected, got " + value.typename());
    }
    LuaString text = Text.string(value);
    StringBytes out = new StringBytes(text.m_length + 2);
    out.add('"');
    for (int i = 0; i < text.m_length; i++) {
      Safepoints.poll();
      int c = text.luaByte(i);
      if (c == '"' || c == '\\' || c == '\n') {
        out.add('\\');
        out.add(c);
      } else if (c == '\r' || c == 0) {
        int next = i + 1 < text.m_length ? text.luaByte(i + 1) : -1;
        boolean digitFollows = next >= '0' && next <= '9';
        out.add(
            (digitFollows ? "\\%03d".formatted(c) : "\\" + c)
                .getBytes(StandardCharsets.ISO_8859_1));
      } else {
        out.add(c);
      }
    }
    out.add('"');
    return out.toByteArray();
  }

  private static LuaError refused(int index, String reason) {
    return new LuaError("bad argument #" + index + ": " + reason);
  }

  private static byte[] bytes(LuaString text) {
    return Arrays.copyOfRange(text.m_bytes, text.m_offset, text.m_offset + text.m_length);
  }
}
