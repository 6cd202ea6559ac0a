package dev.httpsrv.engine.luaj;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.fuzz.Check;
import dev.httpsrv.fuzz.Libc;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * {@code tonumber} reads what C's {@code strtod} reads whole, as Lua 5.2 has it; with a base, what
 * Java reads with it.
 *
 * <p>An input is a line with a base or none, and the text.
 */
class NumeralsFuzzTest {

  private static final String SPACES = "[ \\t\\n\\x0B\\f\\r]*+";

  @DictionaryFile(resourcePath = "numerals.dict")
  @FuzzTest
  void aNumeralIsReadAsCDoes(byte[] input) {
    String whole = new String(input, ISO_8859_1);
    int line = whole.indexOf('\n');
    if (line < 0) {
      return;
    }
    String base = whole.substring(0, line);
    String text = whole.substring(line + 1);
    if (base.isEmpty()) {
      Check.same(read(text, LuaValue.NIL), naive(text));
    } else if (base.matches("[2-9]|[12]\\d|3[0-6]")) {
      int radix = Integer.parseInt(base);
      same(read(text, LuaValue.valueOf(radix)), naive(text, radix));
    }
  }

  private static @Nullable Double read(String text, LuaValue base) {
    LuaString numeral = LuaString.valueOf(text.getBytes(ISO_8859_1));
    LuaValue value = Numerals.toNumber(LuaValue.varargsOf(numeral, base)).arg1();
    // LuaJ has one zero alone.
    return value.isnil() ? null : value.todouble() + 0.0;
  }

  private static @Nullable Double naive(String text) {
    if (text.matches("(?s).*[nN\\x00].*")) {
      return null;
    }
    Libc.Numeral numeral = Libc.number(text);
    boolean whole = numeral.end() > 0 && text.substring(numeral.end()).matches(SPACES);
    return whole ? (Double) (numeral.value() + 0.0) : null;
  }

  private static @Nullable BigInteger naive(String text, int radix) {
    String stripped = text.replaceAll("\\A" + SPACES + "|" + SPACES + "\\z", "");
    // Java reads digits of all scripts, and begins with none.
    return stripped.matches("[-+]?[0-9A-Za-z]+") ? parsed(stripped, radix) : null;
  }

  private static @Nullable BigInteger parsed(String text, int radix) {
    try {
      return new BigInteger(text, radix);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Lua rounds at each digit, so where there are many, the last bits differ. */
  private static void same(@Nullable Double actual, @Nullable BigInteger exact) {
    if (actual == null || exact == null) {
      Check.that((actual == null) == (exact == null), "is a number to both", exact);
      return;
    }
    double expected = exact.doubleValue();
    boolean close = Math.abs(actual - expected) <= Math.abs(expected) * 1e-12;
    Check.that(actual == expected || close, "is " + exact, actual);
  }
}
