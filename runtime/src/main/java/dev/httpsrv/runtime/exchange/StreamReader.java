package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.BodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads a body, as long as its request lasts: the connection's next bytes are another one's. */
final class StreamReader implements BodyReader {

  private static final int CONVENIENT = 65_536;

  private final InputStream in;
  private final BooleanSupplier ended;

  StreamReader(InputStream in, BooleanSupplier ended) {
    this.in = in;
    this.ended = ended;
  }

  /**
   * Returns what is left of the body.
   *
   * @throws IllegalStateException if the request has ended
   */
  InputStream in() {
    if (ended.getAsBoolean()) {
      throw new IllegalStateException("read: the request has ended");
    }
    return in;
  }

  @Override
  public byte @Nullable [] read(@Nullable Integer most) {
    if (most != null && most < 1) {
      throw new IllegalArgumentException(
          "read: %d bytes cannot be read; ask for 1 or more".formatted(most));
    }
    byte[] buffer = new byte[most == null ? CONVENIENT : Math.min(most, CONVENIENT)];
    try {
      int length = in().read(buffer);
      return length < 0 ? null : Arrays.copyOf(buffer, length);
    } catch (IOException e) {
      throw new ClientFailure("the request's body could not be read", e);
    }
  }
}
