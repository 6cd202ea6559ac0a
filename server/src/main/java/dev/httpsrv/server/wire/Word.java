package dev.httpsrv.server.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** A short word of a head, which is gathered octet by octet. */
final class Word {

  static final int MOST = 32;

  private final byte[] octets = new byte[MOST];
  private int length;

  void clear() {
    length = 0;
  }

  boolean isEmpty() {
    return length == 0;
  }

  boolean isFull() {
    return length == MOST;
  }

  int length() {
    return length;
  }

  byte octet(int index) {
    return octets[index];
  }

  /** Adds an octet to a word that is not full. */
  void add(byte octet) {
    octets[length++] = octet;
  }

  /** Takes blanks away from the end. */
  void strip() {
    while (length > 0 && Octets.isBlank(octets[length - 1])) {
      length--;
    }
  }

  boolean is(byte[] expected) {
    return Arrays.equals(octets, 0, length, expected, 0, expected.length);
  }

  @Override
  public String toString() {
    return new String(octets, 0, length, ISO_8859_1);
  }
}
