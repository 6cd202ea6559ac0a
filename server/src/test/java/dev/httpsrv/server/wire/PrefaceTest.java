package dev.httpsrv.server.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.http.http2.Http2Exception;
import org.junit.jupiter.api.Test;

/** What begins a connection of HTTP/2. */
class PrefaceTest {

  private final Preface preface = new Preface();

  @Test
  void itIsWholeWhenAllOfItHasCome() {
    take("PRI * HTTP/2.0\r\n");
    take("\r\nSM\r\n\r");
    assertThat(preface.isWhole()).isFalse();
    take("\n");
    assertThat(preface.isWhole()).isTrue();
  }

  @Test
  void anythingElseIsRefusedAtItsFirstWrongOctets() {
    take("PRI * HTTP/2.0\r\n");
    assertThatThrownBy(() -> take("\r\nSN")).isInstanceOf(Http2Exception.class);
  }

  private void take(String text) {
    byte[] octets = text.getBytes(US_ASCII);
    preface.take(octets, 0, octets.length);
  }
}
