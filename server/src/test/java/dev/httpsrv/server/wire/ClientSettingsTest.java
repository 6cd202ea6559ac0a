package dev.httpsrv.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of settings that Helidon does not know. */
class ClientSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "000100000000, 000100000000",
    "00040000ffff000600004000, 00040000ffff000600004000",
    "000800000001000400000001, 000600000001000400000001",
    "000000000001, 000600000001",
    "0104000000090005ffffffff, 0006000000090005ffffffff",
    "000900080008, 000600080008",
    "0008, 0006"
  })
  void theirIdentifiersChangeAloneHoweverTheyAreCut(String sent, String taken) {
    assertThat(ClientSettings.known(bytes(sent))).isEqualTo(bytes(taken));
    byte[] settings = bytes(sent);
    ClientSettings inPieces = new ClientSettings();
    for (int i = 0; i < settings.length; i++) {
      inPieces.take(settings, i, i + 1);
    }
    assertThat(settings).isEqualTo(bytes(taken));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
