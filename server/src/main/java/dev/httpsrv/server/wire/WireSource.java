package dev.httpsrv.server.wire;

import io.helidon.http.RequestException;
import org.jspecify.annotations.Nullable;

/** Where a connection's bytes come from; one thread at a time uses it. */
public interface WireSource {

  /** Says what is waited for from now on, which counts from now. */
  void expect(Wait next);

  /** Says that the request is waited for again that was waited for before, since none came. */
  void expectRequestStill();

  /**
   * Returns the next bytes, none of which are empty; null at the end.
   *
   * @throws RequestException if a head does not come in time, and its client can be told so
   */
  byte @Nullable [] read();
}
