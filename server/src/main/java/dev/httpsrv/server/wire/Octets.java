package dev.httpsrv.server.wire;

import dev.httpsrv.runtime.route.Tokens;
import java.util.HexFormat;

/** What octets may be in a request's head (RFC 9110, 5.5 and 5.6.2; RFC 3986, 2). */
final class Octets {

  private static final byte TOKEN = 1;
  private static final byte TARGET = 2;
  private static final byte VALUE = 4;
  private static final byte LOWER = 8;

  private static final byte[] CLASSES = classes();

  private Octets() {}

  /** Returns whether it may be in a method or in a field's name. */
  static boolean isToken(byte octet) {
    return (CLASSES[octet & 0xff] & TOKEN) != 0;
  }

  static boolean isLowerCase(byte octet) {
    return (CLASSES[octet & 0xff] & LOWER) != 0;
  }

  /** Returns whether it may be in a request's target: what is visible, but no fragment. */
  static boolean isTarget(byte octet) {
    return (CLASSES[octet & 0xff] & TARGET) != 0;
  }

  /** Returns whether it may be in a field's value. */
  static boolean isValue(byte octet) {
    return (CLASSES[octet & 0xff] & VALUE) != 0;
  }

  static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  /** Returns the lower case of a letter, and every other octet as it is. */
  static byte lowerCase(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? (byte) (octet | 0x20) : octet;
  }

  /** Returns the value of a hexadecimal digit; -1 where it is none. */
  static int digit(byte octet) {
    return HexFormat.isHexDigit(octet) ? HexFormat.fromHexDigit(octet) : -1;
  }

  private static byte[] classes() {
    byte[] classes = new byte[256];
    for (int c = 0; c < classes.length; c++) {
      if (Tokens.isTokenCharacter(c)) {
        classes[c] |= TOKEN;
      }
      if (c >= 'a' && c <= 'z') {
        classes[c] |= LOWER;
      }
      if (c > ' ' && c < 0x7f && c != '#') {
        classes[c] |= TARGET;
      }
      if ((c >= ' ' && c != 0x7f) || c == '\t') {
        classes[c] |= VALUE;
      }
    }
    return classes;
  }
}
