package dev.httpsrv.server.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.httpsrv.server.wire.Wait;
import dev.httpsrv.server.wire.WireSource;
import io.helidon.webserver.CloseConnectionException;
import java.util.Arrays;

/** The first bytes of a connection, by which it is known whether it speaks HTTP/2. */
final class FirstBytes {

  private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);

  private FirstBytes() {}

  /**
   * Returns as many as tell it: a preface and perhaps more, or what is none.
   *
   * @param known what has been read already
   */
  static byte[] read(WireSource source, byte[] known) {
    source.expect(Wait.REQUEST);
    byte[] begun = known.length > 0 ? known : next(source);
    boolean first = true;
    while (begun.length < PREFACE.length && begins(begun, begun.length)) {
      if (first) {
        source.expect(Wait.FRAME);
        first = false;
      }
      begun = concatenation(begun, next(source));
    }
    return begun;
  }

  /** Returns whether they begin with the preface of HTTP/2 (RFC 9113, 3.4). */
  static boolean arePreface(byte[] bytes) {
    return begins(bytes, PREFACE.length);
  }

  private static byte[] next(WireSource source) {
    byte[] bytes = source.read();
    if (bytes == null) {
      throw new CloseConnectionException("the client has gone");
    }
    return bytes;
  }

  private static boolean begins(byte[] bytes, int length) {
    return bytes.length >= length && Arrays.equals(bytes, 0, length, PREFACE, 0, length);
  }

  private static byte[] concatenation(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
