package dev.httpsrv.engine.luaj;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/** {@code string.format} with all directives of Lua 5.2; LuaJ's ignores precisions. */
final class StringFormat extends VarArgFunction {

  @Override
  public Varargs invoke(Varargs arguments) {
    LuaString format = arguments.checkstring(1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int argument = 1;
    for (int i = 0; i < format.m_length; i++) {
      int c = format.luaByte(i);
      if (c != '%') {
        out.write(c);
        continue;
      }
      Directive directive = Directive.parse(format, i + 1);
      i = directive.end;
      if (directive.conversion == '%') {
        out.write('%');
        continue;
      }
      argument++;
      if (argument > arguments.narg()) {
        throw new LuaError("bad argument #" + argument + ": no value");
      }
      out.writeBytes(directive.apply(arguments, argument));
    }
    return LuaString.valueUsing(out.toByteArray());
  }

  /** Returns a number as {@code tostring} writes it, by {@code %.14g}. */
  static String number(double value) {
    if (value == (long) value && Math.abs(value) < 1e14 && (value != 0 || 1 / value > 0)) {
      return Long.toString((long) value);
    }
    Directive directive = new Directive();
    directive.conversion = 'g';
    directive.precision = 14;
    return new String(directive.real(value), StandardCharsets.ISO_8859_1);
  }

  /** One directive: flags, width, precision, and conversion. */
  private static final class Directive {

    private boolean left;
    private boolean zero;
    private boolean plus;
    private boolean blank;
    private boolean alternate;
    private int width;
    private int precision = -1;
    private int conversion;
    private int end;

    static Directive parse(LuaString format, int start) {
      Directive directive = new Directive();
      int i = start;
      while (directive.flag(at(format, i))) {
        i++;
      }
      if (i - start > 5) {
        throw new LuaError("invalid format (repeated flags)");
      }
      int digits = i;
      while (isDigit(at(format, i))) {
        directive.width = 10 * directive.width + at(format, i++) - '0';
      }
      boolean tooLong = i - digits > 2;
      if (at(format, i) == '.') {
        directive.precision = 0;
        int first = ++i;
        while (isDigit(at(format, i))) {
          directive.precision = 10 * directive.precision + at(format, i++) - '0';
        }
        tooLong |= i - first > 2;
      }
      if (tooLong) {
        throw new LuaError("invalid format (width or precision too long)");
      }
      directive.conversion = at(format, i);
      directive.end = i;
      return directive;
    }

    byte[] apply(Varargs arguments, int index) {
      return switch (conversion) {
        case 'd', 'i' -> number(integer(arguments, index));
        case 'u' -> padded("", precise(Long.toUnsignedString(unsigned(arguments, index))), true);
        case 'o' -> padded("", octal(unsigned(arguments, index)), true);
        case 'x', 'X' -> hexadecimal(unsigned(arguments, index));
        case 'c' -> padded(new byte[] {(byte) arguments.checkint(index)});
        case 'e', 'E', 'f', 'F', 'g', 'G', 'a', 'A' -> real(arguments.checkdouble(index));
        case 'q' -> quoted(arguments.checkstring(index));
        case 's' -> string(arguments.arg(index));
        default ->
            throw new LuaError(
                "invalid option '%" + (conversion < 0 ? "" : (char) conversion) + "' to 'format'");
      };
    }

    private boolean flag(int c) {
      switch (c) {
        case '-' -> left = true;
        case '0' -> zero = true;
        case '+' -> plus = true;
        case ' ' -> blank = true;
        case '#' -> alternate = true;
        default -> {
          return false;
        }
      }
      return true;
    }

    // As in Lua 5.2, a fraction is cut off.
    private static long integer(Varargs arguments, int index) {
      double value = arguments.checkdouble(index);
      if (!(value >= -0x1p63 && value < 0x1p63)) {
        throw new LuaError("bad argument #" + index + ": not a number in proper range");
      }
      return (long) value;
    }

    private static long unsigned(Varargs arguments, int index) {
      double value = arguments.checkdouble(index);
      if (!(value > -1 && value < 0x1p64)) {
        throw new LuaError(
            "bad argument #" + index + ": not a non-negative number in proper range");
      }
      return value >= 0x1p63 ? new BigDecimal(value).toBigInteger().longValue() : (long) value;
    }

    private byte[] number(long value) {
      String digits = value < 0 ? Long.toString(value).substring(1) : Long.toString(value);
      return padded(sign(value < 0), precise(digits), true);
    }

    private String octal(long value) {
      String digits = precise(Long.toOctalString(value));
      return alternate && !digits.startsWith("0") ? "0" + digits : digits;
    }

    private byte[] hexadecimal(long value) {
      String digits = precise(Long.toHexString(value));
      String prefix = alternate && value != 0 ? "0x" : "";
      boolean upper = conversion == 'X';
      return padded(
          upper ? prefix.toUpperCase(Locale.ROOT) : prefix,
          upper ? digits.toUpperCase(Locale.ROOT) : digits,
          true);
    }

    private String precise(String digits) {
      return precision == 0 && digits.equals("0")
          ? ""
          : "0".repeat(Math.max(0, precision - digits.length())) + digits;
    }

    private byte[] real(double value) {
      boolean upper = Character.isUpperCase(conversion);
      boolean negative = value < 0 || (value == 0 && 1 / value < 0);
      String text;
      if (Double.isNaN(value)) {
        text = "nan";
      } else if (Double.isInfinite(value)) {
        text = "inf";
      } else {
        text =
            switch (Character.toLowerCase(conversion)) {
              case 'f' -> fixed(Math.abs(value), precision < 0 ? 6 : precision);
              case 'e' -> exponential(Math.abs(value), precision < 0 ? 6 : precision);
              case 'g' -> general(Math.abs(value));
              default -> hexadecimalReal(Math.abs(value));
            };
      }
      return padded(
          sign(negative), upper ? text.toUpperCase(Locale.ROOT) : text, Double.isFinite(value));
    }

    private String fixed(double value, int digits) {
      String text = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
      return alternate && digits == 0 ? text + "." : text;
    }

    private String exponential(double value, int digits) {
      int exponent = 0;
      String significant = "0".repeat(digits + 1);
      if (value != 0) {
        BigDecimal rounded =
            new BigDecimal(value).round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
        significant = rounded.unscaledValue().toString();
        exponent = significant.length() - 1 - rounded.scale();
        significant += "0".repeat(Math.max(0, digits + 1 - significant.length()));
        significant = significant.substring(0, digits + 1);
      }
      return significant.charAt(0)
          + (digits > 0 || alternate ? "." : "")
          + significant.substring(1)
          + (exponent < 0 ? "e-" : "e+")
          + (Math.abs(exponent) < 10 ? "0" : "")
          + Math.abs(exponent);
    }

    private String general(double value) {
      int digits = precision < 0 ? 6 : Math.max(precision, 1);
      String exponential = exponential(value, digits - 1);
      int e = exponential.indexOf('e');
      int exponent = Integer.parseInt(exponential.substring(e + 1));
      if (exponent < -4 || exponent >= digits) {
        return alternate
            ? exponential
            : withoutZeros(exponential.substring(0, e)) + exponential.substring(e);
      }
      String fixed = fixed(value, digits - 1 - exponent);
      return alternate ? fixed : withoutZeros(fixed);
    }

    private static String withoutZeros(String text) {
      if (text.indexOf('.') < 0) {
        return text;
      }
      int end = text.length();
      while (text.charAt(end - 1) == '0') {
        end--;
      }
      return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private String hexadecimalReal(double value) {
      String text = Double.toHexString(value).replace(".0p", "p");
      int p = text.indexOf('p');
      String exponent = (text.charAt(p + 1) == '-' ? "p" : "p+") + text.substring(p + 1);
      if (precision < 0) {
        return text.substring(0, p) + exponent;
      }
      String digits = text.substring(2, p).replace(".", "");
      int missing = precision + 1 - digits.length();
      if (missing < 0) {
        BigDecimal shifted =
            new BigDecimal(new BigInteger(digits, 16))
                .divide(BigDecimal.valueOf(16).pow(-missing), RoundingMode.HALF_EVEN);
        digits = shifted.toBigInteger().toString(16);
        digits = "0".repeat(Math.max(0, precision + 1 - digits.length())) + digits;
      }
      digits += "0".repeat(Math.max(0, missing));
      return "0x" + digits.charAt(0) + (precision > 0 ? "." : "") + digits.substring(1) + exponent;
    }

    private byte[] string(LuaValue value) {
      LuaString text = BaseFunctions.toString(value);
      int length = precision >= 0 ? Math.min(precision, text.m_length) : text.m_length;
      byte[] bytes = new byte[length];
      text.copyInto(0, bytes, 0, length);
      return padded(bytes);
    }

    private static byte[] quoted(LuaString text) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write('"');
      for (int i = 0; i < text.m_length; i++) {
        int c = text.luaByte(i);
        if (c == '"' || c == '\\' || c == '\n') {
          out.write('\\');
          out.write(c);
        } else if (c == '\r' || c == 0) {
          boolean digitFollows = i + 1 < text.m_length && isDigit(text.luaByte(i + 1));
          out.writeBytes(
              (digitFollows ? "\\%03d".formatted(c) : "\\" + c)
                  .getBytes(StandardCharsets.ISO_8859_1));
        } else {
          out.write(c);
        }
      }
      out.write('"');
      return out.toByteArray();
    }

    private String sign(boolean negative) {
      if (negative) {
        return "-";
      }
      return plus ? "+" : blank ? " " : "";
    }

    private byte[] padded(String prefix, String digits, boolean zeros) {
      int missing = width - prefix.length() - digits.length();
      boolean withZeros = zeros && zero && !left && (precision < 0 || isReal());
      String text =
          withZeros && missing > 0 ? prefix + "0".repeat(missing) + digits : prefix + digits;
      return padded(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private boolean isReal() {
      return "eEfFgGaA".indexOf(conversion) >= 0;
    }

    private byte[] padded(byte[] bytes) {
      if (bytes.length >= width) {
        return bytes;
      }
      byte[] wide = new byte[width];
      Arrays.fill(wide, (byte) ' ');
      System.arraycopy(bytes, 0, wide, left ? 0 : width - bytes.length, bytes.length);
      return wide;
    }

    private static boolean isDigit(int c) {
      return c >= '0' && c <= '9';
    }

    private static int at(LuaString format, int index) {
      return index < format.m_length ? format.luaByte(index) : -1;
    }
  }
}
