package dev.httpsrv.server.connection;

import dev.httpsrv.server.wire.Wait;
import dev.httpsrv.server.wire.WireSource;
import io.helidon.webserver.CloseConnectionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A connection's bytes, which must come at a pace. */
record PacedSource(Supplier<byte @Nullable []> input, Pace pace) implements WireSource {

  @Override
  public void expect(Wait next) {
    pace.expect(next);
  }

  /**
   * @throws CloseConnectionException if the client is too slow
   */
  @Override
  public byte @Nullable [] read() {
    pace.begin();
    byte[] bytes;
    try {
      bytes = input.get();
    } catch (RuntimeException e) {
      pace.end(0);
      throw e;
    }
    if (!pace.end(bytes == null ? 0 : bytes.length)) {
      throw new CloseConnectionException("the client is too slow");
    }
    return bytes;
  }
}
