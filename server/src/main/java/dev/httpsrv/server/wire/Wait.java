package dev.httpsrv.server.wire;

/** What a client is waited for to send. */
public enum Wait {
  /** The first byte of a request. */
  REQUEST,
  /** The rest of a head that has begun. */
  HEAD,
  /** A body, or its rest. */
  BODY,
  /** What is thrown away, so that the client can read why. */
  REST
}
