package dev.httpsrv.server.connection;

import java.io.IOException;

/** Where a request's body comes from; one thread at a time uses it. */
@FunctionalInterface
public interface BodySource {

  /**
   * Reads some bytes into a buffer, and waits until there is one at least.
   *
   * @return how many; -1 at the end of the body
   * @throws IOException if the body is malformed, or its client is too slow or has gone
   */
  int read(byte[] buffer, int offset, int length) throws IOException;
}
