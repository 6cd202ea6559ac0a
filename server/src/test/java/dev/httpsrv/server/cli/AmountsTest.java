package dev.httpsrv.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** How the command line reads times and sizes. */
class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "10, 10000",
    "0.5, 500",
    "1.001, 1001",
    "86400, 86400000",
    "500ms, 500",
    "0.5s, 500",
    "2m, 120000",
    "1.5min, 90000",
    "24h, 86400000",
    "1 s, 1000",
    "2MIN, 120000"
  })
  void aTimeIsANumberOfSecondsOrHasAUnit(String text, long millis) {
    assertThat(new Seconds().convert(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-1",
        "s",
        "1  s",
        "5 ",
        "1d",
        "1e3",
        ".5",
        "1.0001",
        "NaN",
        "86400.001",
        "25h"
      })
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> new Seconds().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("use a number of seconds up to 86400");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "100, 100", "8k, 8192", "64M, 67108864", "1g, 1073741824"})
  void aSizeIsANumberOfBytesPerhapsWithAUnit(String text, long bytes) {
    assertThat(new Size().convert(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "k", "-1", "1.5k", "1t", "1kb", "1234567890"})
  void whatIsNoSizeIsRefused(String text) {
    assertThatThrownBy(() -> new Size().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("use a number of bytes");
  }
}
