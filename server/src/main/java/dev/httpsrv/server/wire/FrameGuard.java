package dev.httpsrv.server.wire;

import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2Exception;
import io.helidon.webserver.CloseConnectionException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows the frames of an HTTP/2 connection (RFC 9113, 4.1), whose bytes pass unchanged, but for
 * {@linkplain ClientSettings settings}: ends it when frames come that are cheap for the client
 * alone (10.5), or heads that are too large, and says what is waited for. One thread at a time uses
 * it.
 */
public final class FrameGuard implements Supplier<byte @Nullable []> {

  private static final int LENGTH_OF_HEADER = 9;
  private static final int STREAM = 5;
  private static final int MOST_NUISANCES = 1_000;
  private static final long PERIOD_NANOS = Duration.ofSeconds(10).toNanos();

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int WINDOW_UPDATE = 8;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM = 1;
  private static final int ACK = 1;

  private final WireSource source;
  private final BooleanSupplier answering;
  private final byte[] header = new byte[LENGTH_OF_HEADER];
  private final Preface preface = new Preface();
  private final ClientSettings settings = new ClientSettings();
  private final HeaderBlock headers;
  private final ResetStreams resets = new ResetStreams(MOST_NUISANCES);
  private byte @Nullable [] begun;
  private int ofHeader;
  private int left = Preface.LENGTH;
  private FramePayload payload = preface;
  private Wait within = Wait.FRAME;
  private int nuisances;
  private long periodBegan;
  private @Nullable Wait expected;
  private boolean expectAnew;
  private boolean requested = true;
  private boolean begunWithSettings;
  private boolean goodbye;

  /**
   * Creates it for a connection that begins with the preface.
   *
   * @param begun what was read from the source already
   * @param sizes how much the headers of a request may hold
   * @param answering whether requests of the connection are being answered
   */
  public FrameGuard(
      WireSource source, byte[] begun, WireLimits.Sizes sizes, BooleanSupplier answering) {
    this.source = source;
    this.begun = begun.length == 0 ? null : begun;
    this.headers = new HeaderBlock(sizes);
    this.answering = answering;
  }

  /**
   * Returns the next bytes, null at the end.
   *
   * @throws Http2Exception when there are too many frames without use, when a head is too large, or
   *     when this is no HTTP/2
   * @throws CloseConnectionException at the end, if that comes before the preface
   */
  @Override
  public byte @Nullable [] get() {
    byte[] in = begun;
    begun = null;
    if (in == null) {
      Wait wait = left > 0 ? within : isWithinFrames() ? Wait.FRAME : Wait.REQUEST;
      expect(wait);
      in = source.read();
    }
    if (in != null) {
      follow(in);
    } else if (!preface.isWhole()) {
      throw new CloseConnectionException("the client has gone");
    }
    return in;
  }

  private boolean isWithinFrames() {
    return !begunWithSettings || ofHeader > 0 || headers.isOpen();
  }

  private void expect(Wait wait) {
    if (wait == Wait.REQUEST) {
      if (requested || answering.getAsBoolean()) {
        source.expect(Wait.REQUEST);
      } else if (expected != Wait.REQUEST) {
        source.expectRequestStill();
      }
      requested = false;
    } else if (wait != expected || expectAnew) {
      source.expect(wait);
    }
    expected = wait;
    expectAnew = false;
  }

  /** Returns whether the client has said that it will ask for nothing more. */
  public boolean hasSaidGoodbye() {
    return goodbye;
  }

  /** Returns whether the client has reset a stream lately; any thread may ask. */
  public boolean wasReset(int stream) {
    return resets.contain(stream);
  }

  private void follow(byte[] in) {
    int i = 0;
    while (i < in.length) {
      if (left > 0) {
        int passed = Math.min(left, in.length - i);
        payload.take(in, i, i + passed);
        left -= passed;
        i += passed;
      } else {
        header[ofHeader++] = in[i++];
        if (ofHeader == LENGTH_OF_HEADER) {
          ofHeader = 0;
          frame();
        }
      }
    }
  }

  private void frame() {
    left = (header[0] & 0xff) << 16 | (header[1] & 0xff) << 8 | (header[2] & 0xff);
    int type = header[3] & 0xff;
    int flags = header[4];
    within = type == DATA ? Wait.BODY : Wait.FRAME;
    payload = FrameGuard::pass;
    if (!begunWithSettings && (type != SETTINGS || (flags & ACK) != 0)) {
      throw new Http2Exception(Http2ErrorCode.PROTOCOL, "the first frame has no settings");
    }
    begunWithSettings = true;
    switch (type) {
      case DATA -> {
        expectAnew = true;
        requested = true;
        if (left == 0 && (flags & END_STREAM) == 0) {
          nuisance();
        }
      }
      case HEADERS -> {
        expectAnew = true;
        requested = true;
        payload = headers;
        headers.begin(left, flags);
      }
      case CONTINUATION -> {
        payload = headers;
        headers.goOn(left, flags);
      }
      case RST_STREAM -> {
        nuisance();
        resets.add(stream());
      }
      case SETTINGS -> {
        nuisance();
        payload = settings;
        settings.begin();
      }
      case GOAWAY -> goodbye = true;
      case WINDOW_UPDATE -> {}
      default -> nuisance();
    }
  }

  private static void pass(byte[] octets, int from, int to) {}

  private int stream() {
    return ByteBuffer.wrap(header).getInt(STREAM) & Integer.MAX_VALUE;
  }

  private void nuisance() {
    long now = System.nanoTime();
    if (nuisances == 0 || now - periodBegan > PERIOD_NANOS) {
      nuisances = 0;
      periodBegan = now;
    }
    if (++nuisances > MOST_NUISANCES) {
      throw tooMany();
    }
  }

  private static Http2Exception tooMany() {
    return new Http2Exception(Http2ErrorCode.ENHANCE_YOUR_CALM, "too many frames without use");
  }
}
