package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.fuzz.Check;
import io.helidon.common.uri.UriValidator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A host is what RFC 3986 says, with a port or none, and Helidon takes it for one. */
class HostHeaderFuzzTest {

  private static final String H16 = "[0-9A-Fa-f]{1,4}";
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final String LS32 = "(?:%s:%s|(?:%s\\.){3}%s)".formatted(H16, H16, OCTET, OCTET);
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(?<host>(?:[-A-Za-z0-9._~!$&'()*+,;=]|%%[0-9A-Fa-f]{2})++|\\[(?:%s)\\])(?::(?<port>\\d{1,5}))?"
              .formatted(ipv6()));

  @DictionaryEntries({
    "[::1]",
    "::",
    ":80",
    ":65535",
    "%C3",
    "127.0.0.1",
    "[1:2:3:4:5:6:7:8]",
    "ffff:"
  })
  @FuzzTest
  void aHostIsWhatTheRfcSays(byte[] input) {
    String text = new String(input, ISO_8859_1);
    var naive = AUTHORITY.matcher(text);
    boolean isAuthority =
        naive.matches()
            && (naive.group("port") == null || Integer.parseInt(naive.group("port")) <= 65_535);
    Check.same(HostHeader.isAuthority(text), isAuthority);
    if (isAuthority) {
      UriValidator.validateHost(naive.group("host"));
    }
  }

  /** Returns the RFC's nine forms of an IPv6 address. */
  private static String ipv6() {
    String all = "(?:%s:){6}%s".formatted(H16, LS32);
    return IntStream.rangeClosed(0, 7)
        .mapToObj(
            before -> {
              String first =
                  before == 0 ? "" : "(?:(?:%s:){0,%d}%s)?".formatted(H16, before - 1, H16);
              return first + "::" + after(before);
            })
        .collect(Collectors.joining("|", all + "|", ""));
  }

  private static String after(int before) {
    return switch (before) {
      case 7 -> "";
      case 6 -> H16;
      default -> "(?:%s:){%d}%s".formatted(H16, 5 - before, LS32);
    };
  }
}
