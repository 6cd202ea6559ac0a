package dev.httpsrv.server.wire;

import io.helidon.http.RequestException;

/** A part of a request's head that may have so many bytes and no more. */
abstract class HeadPart {

  private final int most;
  private int left;

  HeadPart(int most) {
    this.most = most;
  }

  /** Forgets all, for the next request. */
  void begin() {
    left = most;
  }

  abstract boolean isComplete();

  /**
   * Scans some of the next bytes, one at least.
   *
   * @return where those after them begin
   */
  abstract int step(byte[] in, int i, int end);

  abstract RequestException tooLarge();

  /** Checks that an octet behind a CR is an LF. */
  static void checkLineFeed(byte octet) {
    if (octet != '\n') {
      throw Refusal.malformed("a line does not end with CR LF");
    }
  }

  /**
   * Scans the next bytes.
   *
   * @return where those after the part begin, or {@code end}
   * @throws RequestException if it is malformed or too large
   */
  final int scan(byte[] in, int begin, int end) {
    int i = begin;
    while (i < end && !isComplete()) {
      if (left == 0) {
        throw tooLarge();
      }
      int next = step(in, i, Math.min(end, i + left));
      left -= next - i;
      i = next;
    }
    return i;
  }
}
