package dev.httpsrv.server.wire;

import org.jspecify.annotations.Nullable;

/** Where a connection's bytes come from; one thread at a time uses it. */
public interface WireSource {

  /** Says what is waited for from now on, which counts from now. */
  void expect(Wait next);

  /** Returns the next bytes, none of which are empty; null at the end. */
  byte @Nullable [] read();
}
