package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.BodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a body, as long as its request lasts: the connection's next bytes are another one's. */
final class StreamReader implements BodyReader {

  private static final int CONVENIENT = 65_536;

  private final InputStream in;
  private final SessionState session;
  private final Reading reading;

  StreamReader(InputStream in, SessionState session, Reading reading) {
    this.in = in;
    this.session = session;
    this.reading = reading;
  }

  /**
   * Reads some bytes into a buffer, and waits until there is one at least.
   *
   * @return how many; -1 at the end of the body
   * @throws IllegalStateException if the request has ended
   * @throws ClientFailure if the body could not be read
   */
  int read(byte[] buffer) {
    int length;
    reading.begin("read");
    try {
      length = in.read(buffer);
    } catch (IOException e) {
      throw new ClientFailure("the request's body could not be read", e);
    } finally {
      reading.end();
    }
    if (length < 0) {
      session.poll(); // a stop that interrupts who reads may look like the body's end
    }
    return length;
  }

  /**
   * Checks that it can be read from.
   *
   * @throws IllegalStateException if the request has ended
   */
  void checkNotEnded() {
    reading.check("read");
  }

  /** Returns whether some bytes can be read without waiting. */
  boolean isReady() throws IOException {
    return in.available() > 0;
  }

  @Override
  public byte @Nullable [] read(@Nullable Integer most) {
    if (most != null && most < 1) {
      throw new IllegalArgumentException(
          "read: %d bytes cannot be read; ask for 1 or more".formatted(most));
    }
    session.checkNotEnded("read");
    byte[] buffer = new byte[most == null ? CONVENIENT : Math.min(most, CONVENIENT)];
    int length = read(buffer);
    return length < 0 ? null : Arrays.copyOf(buffer, length);
  }
}
