package dev.httpsrv.server.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.helidon.http.RequestException;

/**
 * Scans a chunked body (RFC 9112, 7.1), and passes it on in chunks of its own, without extensions
 * and trailer fields. Helidon takes neither, and would hold a chunk in memory, however large.
 */
final class ChunkedBody {

  private enum Part {
    SIZE,
    BLANK,
    EXTENSION,
    SIZE_LF,
    DATA,
    DATA_CR,
    DATA_LF,
    TRAILER,
    TRAILER_NAME,
    TRAILER_VALUE,
    TRAILER_LF,
    END_LF,
    COMPLETE
  }

  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(US_ASCII);
  private static final int MOST_DIGITS = 15;

  private final int mostOverhead;
  private Part part = Part.COMPLETE;
  private long size;
  private int digits;
  private int overhead;

  ChunkedBody(WireLimits.Sizes sizes) {
    this.mostOverhead = sizes.headers();
  }

  /** Begins a body. */
  void begin() {
    part = Part.SIZE;
    size = 0;
    digits = 0;
    overhead = 0;
  }

  boolean isComplete() {
    return part == Part.COMPLETE;
  }

  /**
   * Scans the next bytes of the body, and passes on its data.
   *
   * @return where those after it begin, or the input's end
   * @throws RequestException if the body is malformed
   */
  int scan(byte[] in, int begin, Passage out) {
    int i = begin;
    while (i < in.length && part != Part.COMPLETE) {
      i = part == Part.DATA ? data(in, i, out) : octet(in[i], i, out);
    }
    return i;
  }

  private int data(byte[] in, int begin, Passage out) {
    int end = (int) Math.min(in.length, begin + size);
    out.passChunk(begin, end);
    size -= end - begin;
    if (size == 0) {
      part = Part.DATA_CR;
    }
    return end;
  }

  private int octet(byte octet, int i, Passage out) {
    part =
        switch (part) {
          case SIZE -> size(octet);
          case BLANK -> octet == ';' ? Part.EXTENSION : blank(octet);
          case EXTENSION -> text(octet, Part.EXTENSION, Part.SIZE_LF);
          case SIZE_LF -> afterSize(octet);
          case DATA_CR -> after(octet, '\r', Part.DATA_LF);
          case DATA_LF -> nextChunk(octet);
          case TRAILER -> octet == '\r' ? Part.END_LF : trailerName(octet, false);
          case TRAILER_NAME -> trailerName(octet, true);
          case TRAILER_VALUE -> text(octet, Part.TRAILER_VALUE, Part.TRAILER_LF);
          case TRAILER_LF -> after(octet, '\n', Part.TRAILER);
          case END_LF -> end(octet, out);
          case DATA, COMPLETE -> part;
        };
    return i + 1;
  }

  private Part size(byte octet) {
    int digit = Octets.digit(octet);
    if (digit >= 0 && digits < MOST_DIGITS) {
      size = 16 * size + digit;
      digits++;
      return Part.SIZE;
    }
    if (digits == 0 || digit >= 0) {
      throw malformed();
    }
    return switch (octet) {
      case '\r' -> Part.SIZE_LF;
      case ';' -> Part.EXTENSION;
      default -> blank(octet);
    };
  }

  private Part blank(byte octet) {
    if (!Octets.isBlank(octet)) {
      throw malformed();
    }
    count();
    return Part.BLANK;
  }

  private Part text(byte octet, Part same, Part next) {
    if (octet == '\r') {
      return next;
    }
    if (!Octets.isValue(octet)) {
      throw malformed();
    }
    count();
    return same;
  }

  private Part trailerName(byte octet, boolean begun) {
    count();
    if (octet == ':' && begun) {
      return Part.TRAILER_VALUE;
    }
    if (!Octets.isToken(octet)) {
      throw malformed();
    }
    return Part.TRAILER_NAME;
  }

  private Part afterSize(byte octet) {
    return after(octet, '\n', size == 0 ? Part.TRAILER : Part.DATA);
  }

  private Part nextChunk(byte octet) {
    digits = 0;
    return after(octet, '\n', Part.SIZE);
  }

  private Part end(byte octet, Passage out) {
    Part next = after(octet, '\n', Part.COMPLETE);
    out.add(LAST_CHUNK);
    return next;
  }

  private static Part after(byte octet, char expected, Part next) {
    if (octet != expected) {
      throw malformed();
    }
    return next;
  }

  private void count() {
    if (++overhead > mostOverhead) {
      throw Refusal.of(
          Refusal.HEADERS_TOO_LARGE, "the chunks' extensions or the trailer are too large");
    }
  }

  private static RequestException malformed() {
    return Refusal.malformed("a chunk is malformed");
  }
}
