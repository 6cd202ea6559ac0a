package dev.httpsrv.server.wire;

/** What a client is waited for to send. */
public enum Wait {
  /** The first byte of a request. */
  REQUEST,
  /** The rest of a head of HTTP/1 that has begun. */
  HEAD,
  /** The rest of a frame of HTTP/2, of a header block, or of the preface. */
  FRAME,
  /** A body, or its rest. */
  BODY,
  /** What is thrown away, so that the client can read why. */
  REST
}
