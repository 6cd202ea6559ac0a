package dev.httpsrv.server.wire;

import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2Exception;

/** The header block of a request or trailer, in one frame or several (RFC 9113, 4.3). */
final class HeaderBlock implements FramePayload {

  static final int END_HEADERS = 4;

  private static final int PADDED = 8;
  private static final int PRIORITY = 0x20;
  private static final int LENGTH_OF_PRIORITY = 5;
  private static final int PSEUDO_HEADERS = 4;
  private static final int MOST_CONTINUATIONS = 16;

  private final FieldCount count = new FieldCount();
  private final WireLimits.Sizes sizes;
  private boolean open;
  private int continuations;
  private int size;
  private boolean padLengthComes;
  private int priorityLeft;
  private int fragmentLeft;

  HeaderBlock(WireLimits.Sizes sizes) {
    this.sizes = sizes;
  }

  /** Returns whether more of it is to come in another frame. */
  boolean isOpen() {
    return open;
  }

  /** Begins one with the frame that begins it. */
  void begin(int length, int flags) {
    count.begin();
    size = 0;
    continuations = 0;
    padLengthComes = (flags & PADDED) != 0;
    priorityLeft = (flags & PRIORITY) == 0 ? 0 : LENGTH_OF_PRIORITY;
    frame(length - (padLengthComes ? 1 : 0) - priorityLeft, flags);
    if (open && padLengthComes) {
      // Helidon takes this padding for headers.
      throw new Http2Exception(Http2ErrorCode.INTERNAL, "padding within a header block");
    }
  }

  /** Goes on with the next frame. */
  void goOn(int length, int flags) {
    frame(length, flags);
    if (++continuations > MOST_CONTINUATIONS) {
      throw tooMuch("too many frames of a header block");
    }
  }

  private void frame(int length, int flags) {
    open = (flags & END_HEADERS) == 0;
    fragmentLeft = length;
    size += Math.max(0, length);
    if (size > sizes.headers()) {
      throw tooMuch("headers that are too large");
    }
  }

  /**
   * @throws Http2Exception where it has more fields than a request may
   */
  @Override
  public void take(byte[] octets, int from, int to) {
    int i = from;
    if (padLengthComes) {
      padLengthComes = false;
      fragmentLeft -= octets[i++] & 0xff;
    }
    int ofPriority = Math.min(priorityLeft, to - i);
    priorityLeft -= ofPriority;
    i += ofPriority;
    int fragment = Math.clamp(fragmentLeft, 0, to - i);
    fragmentLeft -= fragment;
    count.take(octets, i, i + fragment);
    if (count.fields() > sizes.headerCount() + PSEUDO_HEADERS) {
      throw tooMuch("too many headers");
    }
  }

  private static Http2Exception tooMuch(String reason) {
    return new Http2Exception(Http2ErrorCode.ENHANCE_YOUR_CALM, reason);
  }
}
