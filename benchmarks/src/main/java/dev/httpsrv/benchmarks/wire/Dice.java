package dev.httpsrv.benchmarks.wire;

import java.util.Random;

/** Choices that a seed decides. */
record Dice(Random random) {

  /** A request that no handler may ever see: it is the body of another one, or follows it. */
  static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

  int upTo(int bound) {
    return random.nextInt(bound);
  }

  boolean coin() {
    return random.nextBoolean();
  }

  @SafeVarargs
  final <T> T one(T... of) {
    return of[upTo(of.length)];
  }

  String word() {
    return words(1 + upTo(12));
  }

  String words(int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(ALPHABET.charAt(upTo(ALPHABET.length())));
    }
    return word.toString();
  }

  /** Returns a control character that no head may hold, with the given exceptions. */
  char control(String except) {
    while (true) {
      char c = (char) one(upTo(0x20), 0x7f).intValue();
      if (except.indexOf(c) < 0) {
        return c;
      }
    }
  }

  /** Returns a name in letters of any case. */
  String anyCase(String name) {
    StringBuilder text = new StringBuilder();
    for (char c : name.toCharArray()) {
      text.append(coin() ? Character.toUpperCase(c) : Character.toLowerCase(c));
    }
    return text.toString();
  }

  /** Returns 0 to 3 headers that mean nothing, each with its line's end. */
  String headers() {
    StringBuilder headers = new StringBuilder();
    for (int i = upTo(4); i > 0; i--) {
      headers
          .append("x-")
          .append(word())
          .append(one(": ", ":", ":\t"))
          .append(word())
          .append("\r\n");
    }
    return headers.toString();
  }

  /** Returns the text with something put in at a place between two bounds. */
  String with(String text, String what, int from, int to) {
    int at = from + upTo(to - from);
    return text.substring(0, at) + what + text.substring(at);
  }
}
