package dev.httpsrv.engine.luaj;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code tonumber}; LuaJ's reads no exponents, signs, or fractions of hexadecimal numerals. */
final class Numerals {

  /** More would take longer than a call may go on without a safepoint; JSON has the same bound. */
  private static final int MOST_CHARACTERS = 10_000;

  private static final String SPACE = "[ \\t\\n\\x0B\\f\\r]*+";
  private static final Pattern DECIMAL =
      Pattern.compile(SPACE + "([-+]?(?:\\d++\\.?+\\d*+|\\.\\d++)(?:[eE][-+]?\\d++)?)" + SPACE);
  private static final Pattern HEXADECIMAL =
      Pattern.compile(
          SPACE
              + "([-+]?)0[xX](?=\\.?[0-9a-fA-F])([0-9a-fA-F]*+)\\.?+([0-9a-fA-F]*+)"
              + "(?:[pP]([-+]?\\d++))?"
              + SPACE);
  private static final Pattern IN_BASE = Pattern.compile(SPACE + "([-+]?)([0-9a-zA-Z]++)" + SPACE);

  private Numerals() {}

  static Varargs toNumber(Varargs arguments) {
    if (arguments.isnoneornil(2)) {
      LuaValue value = arguments.checkvalue(1);
      return value instanceof LuaNumber
          ? value
          : value instanceof LuaString text ? read(text) : LuaValue.NIL;
    }
    LuaString text = Text.string(arguments.arg(1));
    long base = arguments.checklong(2);
    if (base < Character.MIN_RADIX || base > Character.MAX_RADIX) {
      throw new LuaError("bad argument #2: base out of range");
    }
    return read(text, (int) base);
  }

  private static LuaValue read(LuaString text) {
    if (text.m_length > MOST_CHARACTERS) {
      return LuaValue.NIL;
    }
    String numeral = ascii(text);
    Matcher decimal = DECIMAL.matcher(numeral);
    if (decimal.matches()) {
      return LuaValue.valueOf(Double.parseDouble(decimal.group(1)));
    }
    Matcher hexadecimal = HEXADECIMAL.matcher(numeral);
    if (!hexadecimal.matches()) {
      return LuaValue.NIL;
    }
    String exponent = hexadecimal.group(4);
    double value =
        Double.parseDouble(
            "0x0%s.%s0p%s"
                .formatted(
                    hexadecimal.group(2), hexadecimal.group(3), exponent == null ? "0" : exponent));
    return LuaValue.valueOf(hexadecimal.group(1).equals("-") ? -value : value);
  }

  private static LuaValue read(LuaString text, int base) {
    if (text.m_length > MOST_CHARACTERS) {
      return LuaValue.NIL;
    }
    Matcher numeral = IN_BASE.matcher(ascii(text));
    if (!numeral.matches()) {
      return LuaValue.NIL;
    }
    double value = 0;
    for (char c : numeral.group(2).toCharArray()) {
      int digit = Character.digit(c, base);
      if (digit < 0) {
        return LuaValue.NIL;
      }
      value = value * base + digit;
    }
    return LuaValue.valueOf(numeral.group(1).equals("-") ? -value : value);
  }

  private static String ascii(LuaString text) {
    return new String(text.m_bytes, text.m_offset, text.m_length, StandardCharsets.ISO_8859_1);
  }
}
