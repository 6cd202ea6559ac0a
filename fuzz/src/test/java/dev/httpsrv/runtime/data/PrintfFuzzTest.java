package dev.httpsrv.runtime.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.fuzz.Check;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Any format with any arguments is formatted, or refused.
 *
 * <p>An input is a line with the format, then a line an argument.
 */
class PrintfFuzzTest {

  @DictionaryEntries({
    "%%", "%d", "%s", "%5.2f", "%-08x", "%q", "%c", "%+.3e", "\\x0A", "nil", "true"
  })
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
      Check.that(format.contains("%") || written.length == format.length(), "plain text", format);
    } catch (IllegalArgumentException refused) {
      Check.that(String.valueOf(refused.getMessage()).startsWith("f: "), "says why", refused);
    }
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
