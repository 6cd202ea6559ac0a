package dev.httpsrv.server.wire;

/** What a frame of HTTP/2 holds, as it comes. */
@FunctionalInterface
interface FramePayload {

  /** Takes the next octets, from one index to before another one. */
  void take(byte[] octets, int from, int to);
}
