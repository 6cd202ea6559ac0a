package dev.httpsrv.server;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the {@code Host} of a request of HTTP/1.1 (RFC 9112, 3.2; RFC 3986, 3.2.2 and 3.2.3) by
 * looking at each character of a name once. Helidon's own check parses it as a URI, which is 3 % of
 * a hello request.
 */
final class HostHeader {

  private static final boolean[] OF_NAME = ofName();
  private static final int MOST_DIGITS_OF_PORT = 5;
  private static final int HIGHEST_PORT = 65_535;
  private static final int GROUPS_OF_IPV6 = 8;
  private static final Pattern GROUPS =
      Pattern.compile(
          "(?:[0-9A-Fa-f]{1,4}:)*+(?:[0-9A-Fa-f]{1,4}|(?<ipv4>%1$s(?:\\.%1$s){3}))"
              .formatted("(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"));

  private HostHeader() {}

  /** Returns whether there is exactly one, and it is a host with a port or none. */
  static boolean isRight(Headers headers) {
    if (!headers.contains(HeaderNames.HOST)) {
      return false;
    }
    Header header = headers.get(HeaderNames.HOST);
    return header.valueCount() == 1 && isAuthority(header.get());
  }

  /** Returns whether it is a host with a port or none. */
  static boolean isAuthority(String text) {
    int end = text.startsWith("[") ? endOfAddress(text) : endOfName(text);
    return end > 0 && (end == text.length() || isPort(text, end));
  }

  private static int endOfName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return i;
      }
      boolean isNoEscape = c == '%' && !(isHex(text, i + 1) && isHex(text, i + 2));
      if (isNoEscape || c >= OF_NAME.length || !OF_NAME[c]) {
        return -1;
      }
    }
    return text.length();
  }

  /** Returns where an IPv6 address in brackets ends; none of a later version has been defined. */
  private static int endOfAddress(String text) {
    int close = text.indexOf(']');
    return close > 0 && isIpv6(text.substring(1, close)) ? close + 1 : -1;
  }

  private static boolean isIpv6(String address) {
    int gap = address.indexOf("::");
    if (gap < 0) {
      return groups(address, true) == GROUPS_OF_IPV6;
    }
    int before = groups(address.substring(0, gap), false);
    int after = groups(address.substring(gap + 2), true);
    return before >= 0 && after >= 0 && before + after < GROUPS_OF_IPV6;
  }

  /**
   * Returns how many groups of 16 bits there are, -1 where something is none.
   *
   * @param last whether an IPv4 address, which is two, may be the last of them
   */
  private static int groups(String text, boolean last) {
    if (text.isEmpty()) {
      return 0;
    }
    Matcher found = GROUPS.matcher(text);
    if (!found.matches() || (found.group("ipv4") != null && !last)) {
      return -1;
    }
    int colons = (int) text.chars().filter(c -> c == ':').count();
    return found.group("ipv4") == null ? colons + 1 : colons + 2;
  }

  private static boolean isPort(String text, int colon) {
    int digits = text.length() - colon - 1;
    // RFC 3986 allows a port without digits; Helidon does not.
    if (text.charAt(colon) != ':' || digits == 0 || digits > MOST_DIGITS_OF_PORT) {
      return false;
    }
    int port = 0;
    for (int i = colon + 1; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      port = 10 * port + digit;
    }
    return port <= HIGHEST_PORT;
  }

  private static boolean isHex(String text, int at) {
    return at < text.length() && HexFormat.isHexDigit(text.charAt(at));
  }

  private static boolean[] ofName() {
    boolean[] allowed = new boolean[128];
    for (char c = 0; c < allowed.length; c++) {
      allowed[c] =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~%!$&'()*+,;=".indexOf(c) >= 0;
    }
    return allowed;
  }
}
