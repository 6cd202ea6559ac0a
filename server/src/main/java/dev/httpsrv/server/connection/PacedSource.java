package dev.httpsrv.server.connection;

import dev.httpsrv.server.wire.Refusal;
import dev.httpsrv.server.wire.Wait;
import dev.httpsrv.server.wire.WireSource;
import io.helidon.http.RequestException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A connection's bytes, which must come at a pace. */
final class PacedSource implements WireSource {

  private final ReadAhead input;
  private final BooleanSupplier apart;
  private final Pace pace;
  private final long headNanos;
  private final IntConsumer timeout;
  private Wait expected = Wait.REQUEST;
  private long headBegan;

  /**
   * Creates it.
   *
   * @param apart whether a body's next bytes are to be waited for {@linkplain ReadAhead#getApart
   *     apart}
   * @param head how long a head may take, after which its client is answered
   * @param timeout sets how many milliseconds the input may take; does nothing where that cannot be
   *     said, so that the pace ends the connection, without an answer
   */
  PacedSource(
      ReadAhead input, BooleanSupplier apart, Pace pace, Duration head, IntConsumer timeout) {
    this.input = input;
    this.apart = apart;
    this.pace = pace;
    this.headNanos = head.toNanos();
    this.timeout = timeout;
  }

  @Override
  public void expect(Wait next) {
    pace.expect(next);
    expected = next;
    if (next == Wait.HEAD) {
      headBegan = System.nanoTime();
    }
  }

  @Override
  public void expectRequestStill() {
    pace.expectRequestStill();
    expected = Wait.REQUEST;
  }

  /**
   * @throws RequestException if the client is too slow, and can be told so
   * @throws SlowClientException if it is too slow
   */
  @Override
  public byte @Nullable [] read() {
    boolean timed = expected == Wait.HEAD;
    if (timed) {
      timeout.accept(millisLeft());
    }
    pace.begin();
    byte[] bytes;
    try {
      bytes = expected == Wait.BODY && apart.getAsBoolean() ? input.getApart() : input.get();
    } catch (RuntimeException e) {
      boolean inTime = pace.end(0);
      if (timed && EndableSocket.isTimeout(e.getCause())) {
        throw Refusal.late();
      }
      throw inTime || expected == Wait.REQUEST ? e : new SlowClientException(e);
    } finally {
      if (timed) {
        timeout.accept(0);
      }
    }
    if (!pace.end(bytes == null ? 0 : bytes.length)) {
      throw new SlowClientException(null);
    }
    return bytes;
  }

  private int millisLeft() {
    long left = headNanos - (System.nanoTime() - headBegan);
    return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(left));
  }
}
