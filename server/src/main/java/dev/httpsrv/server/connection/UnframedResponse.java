package dev.httpsrv.server.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.helidon.common.buffers.BufferData;

/**
 * Makes a chunked response of Helidon's into one that ends with its connection, for a client of
 * HTTP/1.0. Helidon writes each chunk, and each head, at once.
 */
final class UnframedResponse {

  private static final String CHUNKED = "\r\nTransfer-Encoding: chunked\r\n";

  private boolean headSent;
  private boolean chunked;

  BufferData of(BufferData written) {
    byte[] bytes = new byte[written.available()];
    written.read(bytes);
    String text = new String(bytes, ISO_8859_1);
    if (!headSent) {
      headSent = true;
      int end = text.indexOf("\r\n\r\n");
      int at = indexOfChunked(text, end);
      chunked = at >= 0;
      return chunked
          ? buffer(text.substring(0, at) + text.substring(at + CHUNKED.length() - 2))
          : buffer(text);
    }
    return chunked
        ? buffer(text.substring(text.indexOf('\n') + 1, text.length() - 2))
        : buffer(text);
  }

  private static int indexOfChunked(String text, int end) {
    for (int i = 0; i < end; i++) {
      if (text.regionMatches(true, i, CHUNKED, 0, CHUNKED.length())) {
        return i;
      }
    }
    return -1;
  }

  private static BufferData buffer(String text) {
    return BufferData.create(text.getBytes(ISO_8859_1));
  }
}
