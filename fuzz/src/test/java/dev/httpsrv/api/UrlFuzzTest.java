package dev.httpsrv.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.fuzz.Check;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query is decoded as forms are; what is no encoding stays as it is. */
class UrlFuzzTest {

  private static final Pattern ENCODING = Pattern.compile("%([0-9A-Fa-f]{2})");

  @DictionaryEntries({"a=b", "&", "+", "%2B", "%26", "%3D", "%C3%BC", "%", "%+1", "%-1", "%zz"})
  @FuzzTest
  void aQueryIsTakenApart(byte[] input) {
    String raw = new String(input, ISO_8859_1);
    Url url = new Url("http", null, "h", 80, "h", "/p", "/p", raw, null);
    Map<String, String> expected = new LinkedHashMap<>();
    for (String pair : List.of(raw.split("&", -1))) {
      String[] both = pair.split("=", 2);
      if (!pair.isEmpty()) {
        expected.putIfAbsent(decoded(both[0], true), both.length < 2 ? "" : decoded(both[1], true));
      }
    }
    Check.same(List.copyOf(url.attrs().entrySet()), List.copyOf(expected.entrySet()));
    Check.same(url.query(), decoded(raw, false));
    Check.same(url.url(), "http://h/p?" + raw);
  }

  /** Returns the text as it is where a percent sign begins no encoding. */
  private static String decoded(String encoded, boolean form) {
    Matcher encoding = ENCODING.matcher(encoded);
    if (encoding.replaceAll("").contains("%")) {
      return encoded;
    }
    String text = form ? encoded.replace('+', ' ') : encoded;
    StringBuilder decoded = new StringBuilder();
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        octets.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        decoded.append(octets.toString(UTF_8)).append(text.charAt(i));
        octets.reset();
      }
    }
    return decoded.append(octets.toString(UTF_8)).toString();
  }
}
