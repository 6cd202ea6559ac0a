package dev.httpsrv.runtime.exchange;

/** How the handler of a route takes a request's body, as far as its calls have shown. */
public enum BodyUse {
  /** No call has taken one. */
  UNKNOWN,

  /** As a whole: as text, JSON, or whatever else needs all of it. */
  WHOLE,

  /** In pieces, as it arrives. */
  PIECES
}
