package dev.httpsrv.server.wire;

/** How many octets a string has that is in HPACK's Huffman code (RFC 7541, appendix B). */
final class HuffmanLength {

  /** How many codes there are of each length; shorter codes, as numbers, come first. */
  private static final int[] CODES = {
    0, 0, 0, 0, 0, 10, 26, 32, 6, 0, 5, 3, 2, 6, 2, 3, 0, 0, 0, 3, 8, 13, 26, 29, 12, 4, 15, 19, 29,
    0, 4
  };

  private int code;
  private int bits;
  private int first;
  private int decoded;

  void begin() {
    decoded = 0;
    nextCode();
  }

  void take(byte[] octets, int from, int to) {
    for (int i = from; i < to; i++) {
      for (int bit = 7; bit >= 0; bit--) {
        take(octets[i] >> bit & 1);
      }
    }
  }

  /** Returns how many octets what was taken decodes to. */
  int decoded() {
    return decoded;
  }

  private void take(int bit) {
    code = code << 1 | bit;
    bits++;
    first <<= 1;
    if (code - first < CODES[bits]) {
      decoded++;
      nextCode();
    } else {
      first += CODES[bits];
    }
  }

  private void nextCode() {
    code = 0;
    bits = 0;
    first = 0;
  }
}
