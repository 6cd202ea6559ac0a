package dev.httpsrv.server.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2Exception;
import java.util.Arrays;

/** The octets by which HTTP/2 begins (RFC 9113, 3.4). */
final class Preface implements FramePayload {

  private static final byte[] OCTETS = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);

  static final int LENGTH = OCTETS.length;

  private int taken;

  @Override
  public void take(byte[] octets, int from, int to) {
    int end = taken + to - from;
    if (!Arrays.equals(octets, from, to, OCTETS, taken, end)) {
      throw new Http2Exception(Http2ErrorCode.PROTOCOL, "no preface of HTTP/2");
    }
    taken = end;
  }

  /** Returns whether all of it has come. */
  boolean isWhole() {
    return taken == LENGTH;
  }
}
