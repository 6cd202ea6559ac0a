package dev.httpsrv.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

  @Test
  void linesAreJoinedAndAnEmptyOneIsTheBreakAtTheEnd() {
    assertThat(Body.parse(List.of("| a", "| b", "|"))).isEqualTo("a\nb\n".getBytes(UTF_8));
    assertThat(Body.parse(List.of("| a"))).isEqualTo("a".getBytes(UTF_8));
    assertThat(Body.parse(List.of())).isEmpty();
  }

  @Test
  void bytesStandForThemselves() {
    assertThat(Body.parse(List.of("| ä", "bytes 00 FF", "| b")))
        .isEqualTo(new byte[] {(byte) 0xC3, (byte) 0xA4, 0, (byte) 0xFF, 'b'});
    byte[] all = Body.parse(List.of("bytes 0..255"));
    assertThat(all).hasSize(256).startsWith(0, 1, 2).endsWith(254, 255);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a\n", "\n", "\n\n", "a\tb", "ä\n€", "a\rb", "\0"})
  void whatIsRenderedIsReadAgain(String text) {
    byte[] body = text.getBytes(UTF_8);
    assertThat(Body.parse(Body.render(body))).isEqualTo(body);
  }

  @Test
  void whatIsNoTextIsRenderedAsBytes() {
    assertThat(Body.render(new byte[] {'a', (byte) 0xFF})).containsExactly("bytes 61 FF");
    assertThat(Body.render("a\rb".getBytes(UTF_8))).containsExactly("bytes 61 0D 62");
  }
}
