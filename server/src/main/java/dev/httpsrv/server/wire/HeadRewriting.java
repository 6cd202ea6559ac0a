package dev.httpsrv.server.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes a scanned head as Helidon takes it: HTTP/1.0 as HTTP/1.1 that closes, and a target that is
 * a whole URI as its path.
 */
record HeadRewriting(boolean secure, Supplier<String> ownAuthority) {

  /** What clients of HTTP/1.0 cannot mean, or may not ask for. */
  private static final Set<String> NOT_OF_OLD_VERSION =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "upgrade",
          "http2-settings",
          "expect",
          "te");

  boolean isNeeded(RequestHead head) {
    return head.isOldVersion() || head.isAbsolute();
  }

  /** Returns the head without an empty line before it, rewritten if it has to be. */
  byte[] rewrite(byte[] bytes, RequestHead head) {
    String text =
        new String(bytes, head.leadingBytes(), bytes.length - head.leadingBytes(), ISO_8859_1);
    return (isNeeded(head) ? rewritten(text, head) : text).getBytes(ISO_8859_1);
  }

  private String rewritten(String text, RequestHead head) {
    List<String> lines = new ArrayList<>(List.of(text.split("\r\n")));
    String[] requestLine = lines.removeFirst().split(" ");
    String target = requestLine[1];
    String authority = "";
    if (head.isAbsolute()) {
      String scheme = secure ? "https://" : "http://";
      if (!target.regionMatches(true, 0, scheme, 0, scheme.length())) {
        throw Refusal.malformed("the target's scheme is not that of the connection");
      }
      int end = endOfAuthority(target, scheme.length());
      authority = target.substring(scheme.length(), end);
      target = (target.startsWith("/", end) ? "" : "/") + target.substring(end);
    }
    if (head.isOldVersion()) {
      lines.removeIf(line -> NOT_OF_OLD_VERSION.contains(name(line)));
      lines.add("Connection: close");
    }
    if (!head.hasHost()) {
      lines.add("Host: " + (authority.isEmpty() ? ownAuthority.get() : authority));
    } else if (head.isAbsolute()) {
      checkHost(lines, authority);
    }
    lines.addFirst(requestLine[0] + " " + target + " HTTP/1.1");
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  private static int endOfAuthority(String target, int begin) {
    int end = begin;
    while (end < target.length() && "/?".indexOf(target.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** RFC 9112 has the target win, but not all read it that way. */
  private static void checkHost(List<String> lines, String authority) {
    for (String line : lines) {
      if (name(line).equals("host")
          && !line.substring(line.indexOf(':') + 1).strip().equalsIgnoreCase(authority)) {
        throw Refusal.malformed("the target and the Host header differ");
      }
    }
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
  }
}
