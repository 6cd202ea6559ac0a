package dev.httpsrv.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.http.http2.Http2Exception;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** How much of headers the frames of HTTP/2 may hold. */
class HeaderBlockTest {

  private static final int MOST_FIELDS = 2 + 4;
  private static final byte FIELD = (byte) 0x90;
  private static final int PADDED = 8;
  private static final int PRIORITY = 0x20;

  private final HeaderBlock block = new HeaderBlock(new WireLimits.Sizes(64, 64, 2));

  @Test
  void headersAndPseudoHeadersMayBeAsManyAsAreAllowed() {
    begin(HeaderBlock.END_HEADERS, fields(MOST_FIELDS));
    assertThatThrownBy(() -> begin(HeaderBlock.END_HEADERS, fields(MOST_FIELDS + 1)))
        .isInstanceOf(Http2Exception.class)
        .hasMessage("too many headers");
  }

  @Test
  void theyAreCountedOverAllFrames() {
    begin(0, fields(MOST_FIELDS));
    assertThat(block.isOpen()).isTrue();
    assertThatThrownBy(() -> goOn(HeaderBlock.END_HEADERS, fields(1)))
        .hasMessage("too many headers");
  }

  @Test
  void paddingAndPriorityAreNoHeaders() {
    byte[] payload = new byte[1 + 5 + MOST_FIELDS + 10];
    Arrays.fill(payload, FIELD);
    payload[0] = 10;
    int flags = HeaderBlock.END_HEADERS | PADDED | PRIORITY;
    assertThatCode(() -> begin(flags, payload)).doesNotThrowAnyException();
    payload[0] = 9;
    assertThatThrownBy(() -> begin(flags, payload)).hasMessage("too many headers");
  }

  @Test
  void paddingBeforeAnotherFrameIsRefused() {
    assertThatThrownBy(() -> begin(PADDED, new byte[] {1, FIELD, 0}))
        .isInstanceOf(Http2Exception.class);
  }

  @Test
  void allFramesTogetherMayBeAsLargeAsIsAllowed() {
    begin(0, new byte[] {0, 1, 'a', 61});
    goOn(0, new byte[30]);
    goOn(HeaderBlock.END_HEADERS, new byte[30]);
    assertThat(block.isOpen()).isFalse();
    begin(0, new byte[] {1, 100});
    goOn(0, new byte[58]);
    assertThatThrownBy(() -> goOn(HeaderBlock.END_HEADERS, new byte[5]))
        .hasMessage("headers that are too large");
  }

  private void begin(int flags, byte[] payload) {
    block.begin(payload.length, flags);
    take(payload);
  }

  private void goOn(int flags, byte[] payload) {
    block.goOn(payload.length, flags);
    take(payload);
  }

  private void take(byte[] payload) {
    for (int i = 0; i < payload.length; i++) {
      block.take(payload, i, i + 1);
    }
  }

  private static byte[] fields(int count) {
    byte[] fields = new byte[count];
    Arrays.fill(fields, FIELD);
    return fields;
  }
}
