package dev.httpsrv.api.spi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.fuzz.Check;
import dev.httpsrv.fuzz.Libc;

/**
 * A directive formats as the machine's C library does.
 *
 * <p>An input is a line with the directive, without its percent sign, and a line with a number or a
 * text.
 */
class FormatDirectiveFuzzTest {

  @DictionaryFile(resourcePath = "format-directive.dict")
  @FuzzTest
  void aDirectiveFormatsAsCDoes(byte[] input) {
    String text = new String(input, ISO_8859_1);
    int line = text.indexOf('\n');
    if (line < 0) {
      return;
    }
    FormatDirective directive;
    try {
      directive = FormatDirective.parse(text.substring(0, line).getBytes(ISO_8859_1), 0);
    } catch (IllegalArgumentException refused) {
      Check.that(String.valueOf(refused.getMessage()).startsWith("invalid"), "says why", refused);
      return;
    }
    if (directive.conversion() < 0) {
      return;
    }
    String written = text.substring(0, directive.end());
    String argument = text.substring(line + 1);
    String conversion = String.valueOf((char) directive.conversion());
    try {
      if (directive.takesWhole()) {
        long value = Long.parseLong(argument);
        same(directive.whole(value), Libc.format("%" + written + "ll" + conversion, value));
      } else if (directive.takesReal()) {
        double value = Double.parseDouble(argument);
        same(directive.real(value), Libc.format("%" + written + conversion, value));
        if (Double.isFinite(value)) {
          same(FormatDirective.number(value).getBytes(ISO_8859_1), Libc.format("%.14g", value));
        }
      } else if (conversion.equals("s") && argument.indexOf(0) < 0) {
        same(
            directive.text(argument.getBytes(ISO_8859_1)),
            Libc.format("%" + written + "s", argument));
      }
    } catch (NumberFormatException noNumber) {
      // Another input has one.
    }
  }

  private static void same(byte[] actual, String expected) {
    Check.same(new String(actual, ISO_8859_1), expected);
  }
}
