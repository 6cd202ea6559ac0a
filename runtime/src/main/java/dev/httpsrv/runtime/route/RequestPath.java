package dev.httpsrv.runtime.route;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The path as routes and handlers see it, one and the same for both.
 *
 * <p>Percent-encoding is decoded as UTF-8, but an encoded slash stays {@code %2F}, since it is part
 * of a segment and not a border between two, and an encoded percent sign stays {@code %25}, since
 * it would otherwise make {@code %2F} ambiguous. So a {@code %} is always the start of one of the
 * two, and paths that differ when fully decoded segment by segment differ here. Other characters
 * stand for themselves, braces too.
 *
 * <p>Dot segments, encoded ones too, are resolved as RFC 3986, 5.2.4 says. Empty segments stay: the
 * path {@code /a//b} has three segments, of which the second is empty, and {@code /a/} has two. A
 * control character, malformed UTF-8, or a malformed encoding is no path, nor is what has a
 * backslash unencoded, which others read as a slash.
 */
public final class RequestPath {

  private RequestPath() {}

  /** Returns the path; empty where the client's is malformed. */
  public static Optional<String> of(String raw) {
    if (!raw.startsWith("/")) {
      return Optional.empty();
    }
    if (isPlain(raw)) {
      return Optional.of(raw);
    }
    Deque<String> segments = new ArrayDeque<>();
    String[] encoded = raw.substring(1).split("/", -1);
    for (int i = 0; i < encoded.length; i++) {
      Optional<String> decoded = decode(encoded[i]);
      if (decoded.isEmpty()) {
        return Optional.empty();
      }
      String segment = decoded.get();
      boolean last = i == encoded.length - 1;
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.equals(".")) {
        segments.addLast(segment);
        continue;
      }
      if (last) {
        segments.addLast("");
      }
    }
    return Optional.of("/" + String.join("/", segments));
  }

  /** Returns a segment of such a path without the encodings that it kept. */
  static String decoded(String segment) {
    // In this order: what %25 stands for is not looked at again.
    return segment.replace("%2F", "/").replace("%25", "%");
  }

  /** Returns whether nothing is to be decoded or resolved, which is so for nearly all paths. */
  private static boolean isPlain(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%' || !mayStand(c) || (c == '.' && raw.charAt(i - 1) == '/')) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a character may be in a path unencoded. */
  private static boolean mayStand(char c) {
    return c > ' ' && c < 0x7f && c != '\\';
  }

  private static Optional<String> decode(String segment) {
    byte[] bytes = new byte[3 * segment.length()];
    int length = 0;
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (!mayStand(c)) {
        return Optional.empty();
      }
      if (c != '%') {
        bytes[length++] = (byte) c;
        continue;
      }
      if (i + 2 >= segment.length()
          || !HexFormat.isHexDigit(segment.charAt(i + 1))
          || !HexFormat.isHexDigit(segment.charAt(i + 2))) {
        return Optional.empty();
      }
      int octet = HexFormat.fromHexDigits(segment, i + 1, i + 3);
      i += 2;
      if (octet < ' ' || octet == 0x7f) {
        return Optional.empty();
      }
      if (octet == '/' || octet == '%') {
        bytes[length++] = '%';
        bytes[length++] = '2';
        bytes[length++] = (byte) (octet == '/' ? 'F' : '5');
      } else {
        bytes[length++] = (byte) octet;
      }
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }
}
