package dev.httpsrv.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long strings are that RFC 7541, C.4 and C.6, shows in Huffman code. */
class HuffmanLengthTest {

  @ParameterizedTest
  @CsvSource({
    "f1e3c2e5f23a6ba0ab90f4ff, www.example.com",
    "a8eb10649cbf, no-cache",
    "25a849e95ba97d7f, custom-key",
    "d07abe941054d444a8200595040b8166e082a62d1bff, 'Mon, 21 Oct 2013 20:13:21 GMT'",
    "94e7821dd7f2e6c7b335dfdfcd5b3960d5af27087f3672c1ab270fb5291f9587316065c003ed4ee5b1063d5007,"
        + "foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1",
    "'', ''"
  })
  void itIsThatOfTheString(String code, String text) {
    HuffmanLength length = new HuffmanLength();
    byte[] octets = HexFormat.of().parseHex(code);
    for (int round = 0; round < 2; round++) {
      length.begin();
      for (int i = 0; i < octets.length; i++) {
        length.take(octets, i, i + 1);
      }
      assertThat(length.decoded()).isEqualTo(text.length());
    }
  }
}
