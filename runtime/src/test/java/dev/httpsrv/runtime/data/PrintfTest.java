package dev.httpsrv.runtime.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.ScriptData;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrintfTest {

  @Test
  void eachDirectiveFormatsAsInC() {
    assertThat(format("%d|%5d|%-5d|%05d|%+d|% d", 42L, 42L, 42L, 42L, 42L, 42L))
        .isEqualTo("42|   42|42   |00042|+42| 42");
    assertThat(format("%i %u %o %x %X %#x", -1L, 7L, 8L, 255L, 255L, 255L))
        .isEqualTo("-1 7 10 ff FF 0xff");
    assertThat(format("%.2f %e %g %G", 3.14159, 12345.678, 0.0001, 1e-10))
        .isEqualTo("3.14 1.234568e+04 0.0001 1E-10");
    assertThat(format("%c%c", 72L, 105L)).isEqualTo("Hi");
    assertThat(format("%s|%5s|%-5s|%.2s", "ab", "ab", "ab", "abc")).isEqualTo("ab|   ab|ab   |ab");
    assertThat(format("100%%")).isEqualTo("100%");
  }

  @Test
  void hexadecimalRealsAreRoundedAndFilledBehindTheirPrefix() {
    assertThat(format("%a|%.1a|%.0a|%A", 1.0, 1.53125, 1.96875, 0.1))
        .isEqualTo("0x1p+0|0x1.8p+0|0x2p+0|0X1.999999999999AP-4");
    assertThat(format("%.1a|%.15a", Double.MIN_VALUE, Double.MIN_VALUE))
        .isEqualTo("0x0.0p-1022|0x0.000000000000100p-1022");
    assertThat(format("%010a|%+010A|%-10a|%#a", 1.0, 1.0, 1.0, 1.0))
        .isEqualTo("0x00001p+0|+0X0001P+0|0x1p+0    |0x1.p+0");
  }

  @Test
  void stringsTakeNumbersAndTruthToo() {
    assertThat(format("%s %s %s %s", 1L, 1.5, 2.0, true)).isEqualTo("1 1.5 2 true");
    assertThat(format("%d %f", 3.0, 3L)).isEqualTo("3 3.000000");
    assertThat(format("%s", new byte[] {(byte) 0xC3, (byte) 0xA9})).isEqualTo("é");
  }

  @Test
  void whatDoesNotFitIsNamed() {
    refuses("f: there is no argument 3 for %5d", "%s %5d", "a");
    refuses("f: argument 2 (for %d) must be a whole number, not 1.5", "%d", 1.5);
    refuses("f: argument 2 (for %d) must be a whole number, not \"1\"", "%d", "1");
    refuses("f: argument 2 (for %.1f) must be a number, not true", "%.1f", true);
    refuses(
        "f: argument 2 (for %s) must be a string or a number, not nothing", "%s", (Object) null);
    refuses("f: argument 2 (for %s) must be a string or a number, not []", "%s", List.of());
    refuses("f: %y is no directive; write %% for a percent sign", "%y", 1L);
    refuses("f: the format ends within a directive; write %% for a percent sign", "50%");
    refuses("f: invalid format (width or precision too long)", "%123d", 1L);
  }

  @Test
  void argumentsThatNoDirectiveTakesAreLeftOut() {
    assertThat(format("%s", "a", "b")).isEqualTo("a");
  }

  private static void refuses(String message, String format, @Nullable Object... arguments) {
    assertThatThrownBy(() -> format(format, arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static String format(String format, @Nullable Object... arguments) {
    ScriptData[] data = Arrays.stream(arguments).map(ScriptData::new).toArray(ScriptData[]::new);
    return new String(Printf.format("f", format.getBytes(UTF_8), data), UTF_8);
  }
}
