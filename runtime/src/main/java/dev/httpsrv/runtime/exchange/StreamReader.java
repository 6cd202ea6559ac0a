package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.BodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a stream. */
record StreamReader(InputStream in) implements BodyReader {

  private static final int CONVENIENT = 65_536;

  @Override
  public byte @Nullable [] read(@Nullable Integer most) {
    if (most != null && most < 1) {
      throw new IllegalArgumentException(
          "read: %d bytes cannot be read; ask for 1 or more".formatted(most));
    }
    byte[] buffer = new byte[most == null ? CONVENIENT : Math.min(most, CONVENIENT)];
    try {
      int length = in.read(buffer);
      return length < 0 ? null : Arrays.copyOf(buffer, length);
    } catch (IOException e) {
      throw new ClientFailure("the request's body could not be read", e);
    }
  }
}
