package dev.httpsrv.runtime.route;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.fuzz.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paths are what RFC 3986 says, and routes and handlers see only one way to write each. */
class RequestPathFuzzTest {

  private static final Pattern KNOWN = Pattern.compile("/(?:[^%\\x00-\\x1f\\x7f]|%2F|%25)*+");
  private static final List<String> DOTS = List.of(".", "..");
  private static final Pattern SENT =
      Pattern.compile("(?:/(?:[!-$&-.0-\\[\\]-~]|%[0-9A-Fa-f]{2})*+)++");

  @DictionaryEntries({
    "%2F",
    "%2f",
    "%25",
    "%2e",
    "/../",
    "/./",
    "%00",
    "\\",
    "%5C",
    "%C3%BC",
    "%ED%A0%80"
  })
  @FuzzTest
  void aPathIsReadInOneWay(byte[] input) {
    String raw = new String(input, ISO_8859_1);
    Optional<String> path = RequestPath.of(raw);
    Check.same(path, naive(raw));
    path.ifPresent(
        found -> {
          Check.that(KNOWN.matcher(found).matches(), "written in one way", found);
          Check.that(
              Collections.disjoint(RouteModel.segments(found), DOTS), "no dot segments", found);
          Check.same(RequestPath.of(encoded(found)), path);
        });
  }

  private static Optional<String> naive(String raw) {
    if (!SENT.matcher(raw).matches()) {
      return Optional.empty();
    }
    List<String> segments = new ArrayList<>();
    String[] all = raw.split("/", -1);
    for (int i = 1; i < all.length; i++) {
      byte[] octets = octets(all[i]);
      String segment = new String(octets, UTF_8);
      if (!Arrays.equals(segment.getBytes(UTF_8), octets)
          || segment.matches("(?s).*[\\x00-\\x1f\\x7f].*")) {
        return Optional.empty();
      }
      boolean up = segment.equals("..");
      if (up && !segments.isEmpty()) {
        segments.removeLast();
      }
      if (!up && !segment.equals(".")) {
        segments.add(segment.replace("%", "%25").replace("/", "%2F"));
      } else if (i == all.length - 1) {
        segments.add("");
      }
    }
    return Optional.of("/" + String.join("/", segments));
  }

  private static byte[] octets(String segment) {
    StringBuilder octets = new StringBuilder();
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      octets.append(c == '%' ? (char) Integer.parseInt(segment, i + 1, i + 3, 16) : c);
      i += c == '%' ? 2 : 0;
    }
    return octets.toString().getBytes(ISO_8859_1);
  }

  /** Returns the path as a client sends it that encodes every octet; its own %2F and %25 stay. */
  private static String encoded(String path) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : path.getBytes(UTF_8)) {
      boolean kept = octet == '/' || octet == '%' || (octet >= '0' && octet <= 'F');
      encoded.append(kept ? String.valueOf((char) octet) : "%%%02x".formatted(octet & 0xff));
    }
    return encoded.toString();
  }
}
