package dev.httpsrv.server.connection;

import dev.httpsrv.server.wire.Wait;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/** The body of an HTTP/2 request, which must come at a pace, and not end with its connection. */
final class PacedBody implements BodySource {

  private final InputStream in;
  private final Pace pace;
  private final BooleanSupplier connectionEnded;
  private boolean late;

  PacedBody(InputStream in, Pace pace, BooleanSupplier connectionEnded) {
    this.in = in;
    this.pace = pace;
    this.connectionEnded = connectionEnded;
    pace.expect(Wait.BODY);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = 0;
    pace.open();
    pace.begin();
    try {
      read = in.read(buffer, offset, length);
    } finally {
      late |= !pace.end(Math.max(0, read));
      pace.close();
    }
    // Helidon takes an interrupt for the end of the body, from then on.
    if (late) {
      throw new SlowClientException(null);
    }
    if (read < 0 && connectionEnded.getAsBoolean()) {
      throw new IOException("the client has gone");
    }
    return read;
  }
}
