package dev.httpsrv.server.wire;

import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2Exception;

/** An integer of a header block (RFC 7541, 5.1). */
final class HpackInteger {

  private static final int MOST_SHIFTED = 21;

  private int value;
  private int shift;
  private boolean open;

  /** Returns what an octet's last bits say. */
  static int prefix(int octet, int bits) {
    return octet & (1 << bits) - 1;
  }

  /** Begins one with its first octet, of which it has so many bits. */
  void begin(int octet, int bits) {
    value = prefix(octet, bits);
    shift = 0;
    open = value == prefix(-1, bits);
  }

  /** Goes on with another octet. */
  void more(int octet) {
    if (shift > MOST_SHIFTED) {
      throw new Http2Exception(Http2ErrorCode.COMPRESSION, "an integer that is too long");
    }
    value += (octet & 0x7f) << shift;
    shift += 7;
    open = octet >= 0x80;
  }

  void end() {
    open = false;
  }

  /** Returns whether another octet belongs to it. */
  boolean isOpen() {
    return open;
  }

  int value() {
    return value;
  }
}
