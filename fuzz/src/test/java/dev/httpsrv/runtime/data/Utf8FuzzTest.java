package dev.httpsrv.runtime.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.fuzz.Check;
import java.util.Arrays;

/** Text is what comes back as the same bytes, nothing else. */
class Utf8FuzzTest {

  @FuzzTest
  void textIsWhatComesBack(byte[] input) {
    String lenient = new String(input, UTF_8);
    boolean comesBack = Arrays.equals(lenient.getBytes(UTF_8), input);
    Check.same(Utf8.decode(input), comesBack ? lenient : null);

    StringBuilder units = new StringBuilder();
    for (int i = 0; i + 1 < input.length; i += 2) {
      units.append((char) (((input[i] & 0xff) << 8) | (input[i + 1] & 0xff)));
    }
    boolean alone = units.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff);
    Check.same(Utf8.isEncodable(units.toString()), !alone);
  }
}
