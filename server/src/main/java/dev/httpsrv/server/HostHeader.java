package dev.httpsrv.server;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;

/**
 * Checks the {@code Host} of a request of HTTP/1.1 (RFC 9112, 3.2; RFC 3986, 3.2.2 and 3.2.3) by
 * looking at each of its characters once. Helidon's own check parses it as a URI, which is 3 % of a
 * hello request.
 */
final class HostHeader {

  private static final String OTHERS_OF_NAME = "-._~%!$&'()*+,;=";
  private static final int MOST_DIGITS_OF_PORT = 5;

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
      if (isNoEscape || (!isAlphanumeric(c) && OTHERS_OF_NAME.indexOf(c) < 0)) {
        return -1;
      }
    }
    return text.length();
  }

  /** Returns where an IPv6 address in brackets ends; none of a later version has been defined. */
  private static int endOfAddress(String text) {
    int close = text.indexOf(']');
    for (int i = 1; i < close; i++) {
      if (!isHex(text, i) && text.charAt(i) != ':' && text.charAt(i) != '.') {
        return -1;
      }
    }
    return close < 3 ? -1 : close + 1;
  }

  private static boolean isPort(String text, int colon) {
    int digits = text.length() - colon - 1;
    // RFC 3986 allows a port without digits; Helidon does not.
    if (text.charAt(colon) != ':' || digits == 0 || digits > MOST_DIGITS_OF_PORT) {
      return false;
    }
    for (int i = colon + 1; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(String text, int at) {
    return at < text.length() && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 128;
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
