package dev.httpsrv.runtime.exchange;

import dev.httpsrv.runtime.route.Tokens;
import java.util.Locale;
import java.util.Set;

/** What a script may say in a response's head; anything else could break the response in two. */
final class HeaderRules {

  /** Framing is the transport's. */
  private static final Set<String> FRAMING =
      Set.of(
          "connection", "content-length", "keep-alive", "trailer", "transfer-encoding", "upgrade");

  private HeaderRules() {}

  static void checkName(String function, String name) {
    if (!Tokens.isToken(name)) {
      throw new IllegalArgumentException(
          "%s: \"%s\" is not a header's name".formatted(function, printable(name)));
    }
    if (FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "%s: the server itself sets %s; leave it out".formatted(function, name));
    }
  }

  static void checkMayRepeat(String function, String name) {
    if (name.equalsIgnoreCase("content-type")) {
      throw new IllegalArgumentException(
          "%s: a response has one %s; use response_header_set".formatted(function, name));
    }
  }

  static void checkValue(String function, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        throw new IllegalArgumentException(
            "%s: the value \"%s\" holds a line break or another control character; remove it"
                .formatted(function, printable(value)));
      }
      if (c > 0x7f) {
        throw new IllegalArgumentException(
            "%s: the value \"%s\" is not ASCII, which headers are; encode it"
                .formatted(function, printable(value)));
      }
    }
  }

  static void checkStatus(String function, int code) {
    if (code < 200 || code > 599) {
      throw new IllegalArgumentException(
          "%s: %d is not a response's status code; use 200 to 599".formatted(function, code));
    }
  }

  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
