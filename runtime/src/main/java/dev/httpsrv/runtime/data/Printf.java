package dev.httpsrv.runtime.data;

import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.spi.FormatDirective;
import dev.httpsrv.api.spi.ScriptText;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Formats as C's {@code printf} does, with the directives of Lua's {@code string.format}. */
public final class Printf {

  private Printf() {}

  /**
   * Returns the formatted bytes.
   *
   * @param function the function that a script called, for the message; its first argument is the
   *     format
   * @throws IllegalArgumentException if the format is none, or an argument missing or unfit
   */
  public static byte[] format(String function, byte[] format, ScriptData[] arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(format.length + 32);
    int used = 0;
    for (int i = 0; i < format.length; i++) {
      if (format[i] != '%') {
        out.write(format[i]);
        continue;
      }
      FormatDirective directive = directive(function, format, i + 1);
      String written = new String(format, i, directive.end() + 1 - i, StandardCharsets.UTF_8);
      i = directive.end();
      if (directive.conversion() == '%') {
        out.write('%');
        continue;
      }
      if (used == arguments.length) {
        throw new IllegalArgumentException(
            "%s: there is no argument %d for %s".formatted(function, used + 2, written));
      }
      ScriptData argument = arguments[used++];
      byte[] bytes = apply(directive, argument.value());
      if (bytes == null) {
        throw new IllegalArgumentException(
            "%s: argument %d (for %s) must be %s, not %s"
                .formatted(function, used + 1, written, wanted(directive), argument));
      }
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }

  private static FormatDirective directive(String function, byte[] format, int start) {
    FormatDirective directive;
    try {
      directive = FormatDirective.parse(format, start);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(function + ": " + e.getMessage(), e);
    }
    int conversion = directive.conversion();
    if (conversion < 0) {
      throw new IllegalArgumentException(
          function + ": the format ends within a directive; write %% for a percent sign");
    }
    boolean known =
        directive.takesWhole() || directive.takesReal() || "cs%".indexOf(conversion) >= 0;
    if (!known) {
      throw new IllegalArgumentException(
          "%s: %%%c is no directive; write %%%% for a percent sign"
              .formatted(function, conversion));
    }
    return directive;
  }

  /** Returns null for an argument that does not fit. */
  private static byte @Nullable [] apply(FormatDirective directive, @Nullable Object argument) {
    if (directive.conversion() == 's') {
      byte[] text = text(argument);
      return text == null ? null : directive.text(text);
    }
    if (directive.takesReal()) {
      return argument instanceof Number number ? directive.real(number.doubleValue()) : null;
    }
    if (!(argument instanceof Number number) || !isWhole(number)) {
      return null;
    }
    return directive.conversion() == 'c'
        ? directive.character(number.intValue())
        : directive.whole(number.longValue());
  }

  private static boolean isWhole(Number number) {
    return switch (number) {
      case Double real -> real == Math.rint(real) && Math.abs(real) < 0x1p63;
      case BigInteger big -> big.bitLength() < 64;
      default -> true;
    };
  }

  private static byte @Nullable [] text(@Nullable Object argument) {
    return switch (argument) {
      case byte[] bytes -> bytes;
      case String text -> ScriptText.utf8(text);
      case Boolean truth -> truth.toString().getBytes(StandardCharsets.US_ASCII);
      case Double real -> FormatDirective.number(real).getBytes(StandardCharsets.US_ASCII);
      case Number number -> number.toString().getBytes(StandardCharsets.US_ASCII);
      case null, default -> null;
    };
  }

  private static String wanted(FormatDirective directive) {
    if (directive.conversion() == 's') {
      return "a string or a number";
    }
    return directive.takesReal() ? "a number" : "a whole number";
  }
}
