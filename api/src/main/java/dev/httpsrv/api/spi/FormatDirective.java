package dev.httpsrv.api.spi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One directive of C's {@code printf}, as Lua's {@code string.format} has them: flags, width,
 * precision, and conversion. Engines whose language formats so share it with {@code
 * response_printf}.
 */
public final class FormatDirective {

  private static final int FLAGS = 5;
  private static final String WHOLE = "diuoxX";
  private static final String REAL = "eEfFgGaA";

  private boolean left;
  private boolean zero;
  private boolean plus;
  private boolean blank;
  private boolean alternate;
  private int width;
  private int precision = -1;
  private int conversion;
  private int end;

  private FormatDirective() {}

  /**
   * Returns the directive whose percent sign stands before an index.
   *
   * @throws IllegalArgumentException if flags repeat, or width or precision have more than two
   *     digits
   */
  public static FormatDirective parse(byte[] format, int start) {
    FormatDirective directive = new FormatDirective();
    int i = start;
    while (directive.flag(at(format, i))) {
      i++;
    }
    if (i - start > FLAGS) {
      throw new IllegalArgumentException("invalid format (repeated flags)");
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
      throw new IllegalArgumentException("invalid format (width or precision too long)");
    }
    directive.conversion = at(format, i);
    directive.end = i;
    return directive;
  }

  /** Returns a number as {@code %.14g} writes it. */
  public static String number(double value) {
    if (value == (long) value && Math.abs(value) < 1e14 && (value != 0 || 1 / value > 0)) {
      return Long.toString((long) value);
    }
    FormatDirective directive = new FormatDirective();
    directive.conversion = 'g';
    directive.precision = 14;
    return new String(directive.real(value), StandardCharsets.ISO_8859_1);
  }

  /** Returns the conversion's letter; -1 where the format ends before it. */
  public int conversion() {
    return conversion;
  }

  /** Returns the index of the conversion's letter. */
  public int end() {
    return end;
  }

  /** Returns whether the conversion takes a whole number. */
  public boolean takesWhole() {
    return conversion >= 0 && WHOLE.indexOf(conversion) >= 0;
  }

  /** Returns whether the conversion takes any number. */
  public boolean takesReal() {
    return conversion >= 0 && REAL.indexOf(conversion) >= 0;
  }

  /** Formats a whole number; 64 bits without sign where the conversion has none. */
  public byte[] whole(long value) {
    return switch (conversion) {
      case 'd', 'i' -> {
        String digits = value < 0 ? Long.toString(value).substring(1) : Long.toString(value);
        yield padded(sign(value < 0), precise(digits), true);
      }
      case 'u' -> padded("", precise(Long.toUnsignedString(value)), true);
      case 'o' -> padded("", octal(value), true);
      default -> hexadecimal(value);
    };
  }

  /** Formats a number. */
  public byte[] real(double value) {
    String sign = sign(value < 0 || (value == 0 && 1 / value < 0));
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
    // Zeros that fill the width stand between 0x and the digits.
    boolean hexadecimal = text.startsWith("0x");
    String prefix = hexadecimal ? sign + "0x" : sign;
    String digits = hexadecimal ? text.substring(2) : text;
    return padded(inCase(prefix), inCase(digits), Double.isFinite(value));
  }

  /** Formats one byte, for {@code %c}. */
  public byte[] character(int value) {
    return padded(new byte[] {(byte) value});
  }

  /** Formats a string, cut to the precision. */
  public byte[] text(byte[] value) {
    return padded(
        precision >= 0 && precision < value.length ? Arrays.copyOf(value, precision) : value);
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

  private String octal(long value) {
    String digits = precise(Long.toOctalString(value));
    return alternate && !digits.startsWith("0") ? "0" + digits : digits;
  }

  private byte[] hexadecimal(long value) {
    String digits = precise(Long.toHexString(value));
    String prefix = alternate && value != 0 ? "0x" : "";
    return padded(inCase(prefix), inCase(digits), true);
  }

  private String precise(String digits) {
    return precision == 0 && digits.equals("0")
        ? ""
        : "0".repeat(Math.max(0, precision - digits.length())) + digits;
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
    String digits = text.substring(2, p).replace(".", "");
    if (precision >= 0) {
      digits = rounded(digits, precision + 1);
    }
    String point = digits.length() > 1 || alternate ? "." : "";
    return "0x" + digits.charAt(0) + point + digits.substring(1) + exponent;
  }

  /** Returns as many hexadecimal digits; one more where the first one overflows. */
  private static String rounded(String digits, int length) {
    if (digits.length() <= length) {
      return digits + "0".repeat(length - digits.length());
    }
    BigInteger rounded =
        new BigDecimal(new BigInteger(digits, 16))
            .divide(BigDecimal.valueOf(16).pow(digits.length() - length), RoundingMode.HALF_EVEN)
            .toBigInteger();
    String some = rounded.toString(16);
    // The first digit of a subnormal number is 0.
    return "0".repeat(Math.max(0, length - some.length())) + some;
  }

  private String inCase(String text) {
    return Character.isUpperCase(conversion) ? text.toUpperCase(Locale.ROOT) : text;
  }

  private String sign(boolean negative) {
    if (negative) {
      return "-";
    }
    return plus ? "+" : blank ? " " : "";
  }

  private byte[] padded(String prefix, String digits, boolean zeros) {
    int missing = width - prefix.length() - digits.length();
    boolean withZeros = zeros && zero && !left && (precision < 0 || takesReal());
    String text =
        withZeros && missing > 0 ? prefix + "0".repeat(missing) + digits : prefix + digits;
    return padded(text.getBytes(StandardCharsets.ISO_8859_1));
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

  private static int at(byte[] format, int index) {
    return index < format.length ? format[index] & 0xff : -1;
  }
}
