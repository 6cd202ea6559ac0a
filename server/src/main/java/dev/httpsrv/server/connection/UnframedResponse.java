package dev.httpsrv.server.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.helidon.common.buffers.BufferData;

/**
 * Takes framing out of what Helidon writes: a chunked response becomes one that ends with its
 * connection, for a client of HTTP/1.0, and a response loses a length of 0 that is not its own.
 * Helidon writes each chunk, and each head, at once.
 */
final class UnframedResponse {

  private static final String CHUNKED = "\r\nTransfer-Encoding: chunked\r\n";
  private static final String NO_LENGTH = "\r\nContent-Length: 0\r\n";

  private boolean headSent;
  private boolean chunked;

  /** Returns a head that Helidon wrote, without the length 0. */
  static BufferData withoutLength(BufferData written) {
    String text = text(written);
    int at = indexOf(NO_LENGTH, text, text.indexOf("\r\n\r\n"));
    return buffer(at < 0 ? text : without(NO_LENGTH, text, at));
  }

  BufferData of(BufferData written) {
    String text = text(written);
    if (!headSent) {
      headSent = true;
      int end = text.indexOf("\r\n\r\n");
      int at = indexOf(CHUNKED, text, end);
      chunked = at >= 0;
      return chunked ? buffer(without(CHUNKED, text, at)) : buffer(text);
    }
    return chunked
        ? buffer(text.substring(text.indexOf('\n') + 1, text.length() - 2))
        : buffer(text);
  }

  private static String text(BufferData written) {
    byte[] bytes = new byte[written.available()];
    written.read(bytes);
    return new String(bytes, ISO_8859_1);
  }

  private static String without(String field, String text, int at) {
    return text.substring(0, at) + text.substring(at + field.length() - 2);
  }

  private static int indexOf(String field, String text, int end) {
    for (int i = 0; i < end; i++) {
      if (text.regionMatches(true, i, field, 0, field.length())) {
        return i;
      }
    }
    return -1;
  }

  private static BufferData buffer(String text) {
    return BufferData.create(text.getBytes(ISO_8859_1));
  }
}
