package dev.httpsrv.runtime.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.fuzz.Check;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Any format with any arguments is formatted, each of its directives as it is alone, or refused.
 *
 * <p>An input is a line with the format, then a line an argument.
 */
class PrintfFuzzTest {

  private static final Pattern PART = Pattern.compile("%[-+ #0-9.]*+.|[^%]+");

  @DictionaryFile(resourcePath = "printf.dict")
  @FuzzTest
  void anyFormatIsFormattedOrRefused(byte[] input) {
    List<String> lines = new String(input, ISO_8859_1).lines().toList();
    if (lines.isEmpty()) {
      return;
    }
    ScriptData[] arguments =
        lines.stream()
            .skip(1)
            .map(line -> new ScriptData(argument(line)))
            .toArray(ScriptData[]::new);
    String format = lines.getFirst();
    try {
      byte[] written = Printf.format("f", format.getBytes(ISO_8859_1), arguments);
      Check.same(new String(written, ISO_8859_1), piecemeal(format, arguments));
    } catch (IllegalArgumentException refused) {
      Check.that(String.valueOf(refused.getMessage()).startsWith("f: "), "says why", refused);
    }
  }

  private static String piecemeal(String format, ScriptData[] arguments) {
    int used = 0;
    StringBuilder written = new StringBuilder();
    for (Matcher part = PART.matcher(format); part.find(); ) {
      String text = part.group();
      if (text.startsWith("%") && !text.endsWith("%")) {
        text =
            new String(
                Printf.format("f", text.getBytes(ISO_8859_1), new ScriptData[] {arguments[used++]}),
                ISO_8859_1);
      } else if (text.startsWith("%")) {
        text = "%";
      }
      written.append(text);
    }
    return written.toString();
  }

  private static @Nullable Object argument(String line) {
    if (line.equals("nil")) {
      return null;
    }
    if (line.equals("true")) {
      return true;
    }
    try {
      BigInteger whole = new BigInteger(line);
      return whole.bitLength() < 64 ? (Object) whole.longValue() : whole;
    } catch (NumberFormatException noInteger) {
      try {
        return Double.valueOf(line);
      } catch (NumberFormatException noNumber) {
        return line.startsWith("'") ? line : line.getBytes(ISO_8859_1);
      }
    }
  }
}
