package dev.httpsrv.runtime.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.httpsrv.api.Attempt;
import dev.httpsrv.api.ScriptData;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private static final int MANY = 10_000;

  @Test
  void everyKindOfValueIsRead() {
    assertThat(read(" {\"a\": [1, -2.5, true, null, \"é\\n\"], \"b\": {}} "))
        .isEqualTo(Map.of("a", Arrays.asList(1L, -2.5, true, null, "é\n"), "b", Map.of()));
    assertThat(read("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
    assertThat(read("null")).isNull();
    assertThat(read("\uFEFF1")).isEqualTo(1L);
    assertThat(read("\"\\\\u8d0\u0362\\u00e9\"")).isEqualTo("\\u8d0\u0362é");
  }

  @Test
  void ofADoubledNameTheLastValueCounts() {
    assertThat(read("{\"a\": 1, \"a\": 2}")).isEqualTo(Map.of("a", 2L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\":}",
        "01",
        "+1",
        "NaN",
        "'a'",
        "tru",
        "1 2",
        "[1] x",
        "\"\t\"",
        "\"\\u8d0\u0362\"",
        "// no\n1",
        "{a: 1}",
        "\u0000",
        "1e999"
      })
  void whatIsNoJsonHasAReason(String text) {
    Attempt attempt = Json.parse(text.getBytes(UTF_8), Bounds.WIDEST);
    assertThat(attempt.value()).isNull();
    assertThat(attempt.reason())
        .startsWith("not JSON: ")
        .doesNotContain("jackson", "Stream", "Feature");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | Unexpected end-of-input: expected close marker for Object (line 1, column 2)",
        "[~ 1 2] | Unexpected character ('2' (code 50)): was expecting comma to separate Array entries (line 2, column 4)",
        "{a: 1} | Unexpected character ('a' (code 97)): was expecting double-quote to start property name (line 1, column 2)",
        "// no | Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (line 1, column 1)",
        "- | Unexpected end-of-input: No digit following sign (line 1, column 2)",
        "[1]~ 2 | something follows the value (line 2, column 2)",
        "[~1e999] | the number is too large (line 2, column 1)",
        "[~ \"\\u8d0\u0362\"] | an escape \\u is without its four digits (line 2, column 3)",
      })
  void whatIsNoJsonHasAPlace(String text, String reason) {
    assertThat(reason(text.replace('~', '\n'))).isEqualTo("not JSON: " + reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", ".5", "e5"})
  void aNumberThatIsTooLongHasAPlace(String end) {
    String number = "1".repeat(MANY) + end;
    String reason =
        "not JSON that is read: a number of more than 10000 characters (before line 2, column %d)"
            .formatted(number.length() + 2);
    assertThat(reason("[1,\n " + number + "]")).isEqualTo(reason);
    assertThat(reason("{\"a\":\n " + number + "}")).isEqualTo(reason);
  }

  @Test
  void aNameThatIsTooLongHasAPlace() {
    assertThat(reason("{\"a\": 1,\n \"" + "a".repeat(MANY + 1) + "\": 2}"))
        .isEqualTo(
            "not JSON that is read: a name of more than 10000 characters (before line 2, column 10005)");
    assertThat(reason("{\"" + "a".repeat(MANY) + "\": 2}")).isNull();
  }

  @Test
  void whatIsNestedTooDeepHasAPlace() {
    assertThat(reason("\n[[\n [1]]]"))
        .isEqualTo(
            "not JSON that is read: more than 2 lists and objects within each other (line 3, column 2)");
  }

  private static @Nullable String reason(String text) {
    return Json.parse(text.getBytes(UTF_8), new Bounds(2, () -> {})).reason();
  }

  @Test
  void malformedUtf8HasAReason() {
    assertThat(Json.parse(new byte[] {'"', (byte) 0xC3, '"'}, Bounds.WIDEST).reason())
        .isEqualTo("not JSON: it is not valid UTF-8 (at byte 2)");
  }

  @Test
  void aThousandLevelsAreReadAndWrittenAndOneMoreIsNot() {
    String deep = "[".repeat(1000) + "]".repeat(1000);
    ScriptData data = data(deep);
    assertThat(write(data.value())).isEqualTo(deep);
    assertThat(Json.parse(("[" + deep + "]").getBytes(UTF_8), Bounds.WIDEST).reason())
        .startsWith("not JSON that is read: more than 1000 lists and objects within each other");
    assertThatThrownBy(
            () ->
                Json.write(
                    "f",
                    new ScriptData(List.of(Objects.requireNonNull(data.value()))),
                    Bounds.WIDEST))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fewerLevelsMayBeAllowed() {
    Bounds two = new Bounds(2, () -> {});
    assertThat(Json.parse("[{\"a\":1},[]]".getBytes(UTF_8), two).reason()).isNull();
    assertThat(Json.parse("[[[]]]".getBytes(UTF_8), two).reason())
        .startsWith("not JSON that is read: more than 2 lists and objects within each other");
    assertThat(Json.write("f", new ScriptData(List.of(List.of(1L))), two))
        .asString(UTF_8)
        .isEqualTo("[[1]]");
    assertThatThrownBy(() -> Json.write("f", new ScriptData(List.of(Map.of("a", List.of()))), two))
        .hasMessage("f: the value cannot be written as JSON, nested in more than 2 levels");
  }

  @Test
  void aMillionLevelsAreAReasonAndNoOverflow() {
    assertThat(Json.parse("[".repeat(1_000_000).getBytes(UTF_8), Bounds.WIDEST).reason())
        .contains("more than 1000");
    assertThat(Json.parse("{\"a\":".repeat(1_000_000).getBytes(UTF_8), Bounds.WIDEST).reason())
        .contains("more than 1000");
  }

  @Test
  void namesThatCollideWhereTheyAreKeptAreNamesAsOthers() {
    assertThat(
            data(object(
                    i -> Integer.toBinaryString(1 << 14 | i).replace("0", "b!").replace("1", "aB")))
                .value())
        .asInstanceOf(MAP)
        .hasSize(MANY);
    assertThat(data(object(i -> "name" + i)).value()).asInstanceOf(MAP).hasSize(MANY);
  }

  private static String object(IntFunction<String> name) {
    return IntStream.range(0, MANY)
        .mapToObj(i -> "\"" + name.apply(i) + "\": 1")
        .collect(Collectors.joining(",", "{", "}"));
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 1.5",
    "1.0, 1.0",
    "9007199254740992, 9007199254740992",
    "1e20, 100000000000000000000",
    "1e300, 1.0E300"
  })
  void numbersAreWrittenAsTheyAreMeant(double number, String json) {
    assertThat(write(number)).isEqualTo(json);
  }

  @Test
  void everyKindOfValueIsWritten() {
    assertThat(
            write(
                Arrays.asList(
                    null,
                    true,
                    1L,
                    new BigInteger("12345678901234567890"),
                    "é\"",
                    new byte[] {'x'},
                    Map.of())))
        .isEqualTo("[null,true,1,12345678901234567890,\"é\\\"\",\"x\",{}]");
  }

  @Test
  void whatJsonCannotWriteIsNamedWithItsPlace() {
    assertThatThrownBy(() -> write(Map.of("a", List.of(1L, Double.NaN))))
        .hasMessage("f: the value cannot be written as JSON, /a/1 is NaN");
    assertThatThrownBy(() -> write(Double.NEGATIVE_INFINITY))
        .hasMessageContaining("it is infinite");
    assertThatThrownBy(() -> write(List.of(new byte[] {(byte) 0xff})))
        .hasMessageContaining("/0 is not valid UTF-8");
    for (String each : List.of("\ud800", "a\udc00b", "\udc00\ud800", "\ud800\ud800\udc00")) {
      assertThatThrownBy(() -> write(each)).hasMessageContaining("it is not valid Unicode");
      assertThatThrownBy(() -> write(Map.of(each, 1L)))
          .hasMessage("f: the value cannot be written as JSON, a name is not valid Unicode");
    }
  }

  @Test
  void whatStandsForMalformedBytesMayStandForItself() {
    assertThat(read("\"a\uFFFD😀\"")).isEqualTo("a\uFFFD😀");
    assertThat(write("a\uFFFD😀")).isEqualTo("\"a\uFFFD😀\"");
    assertThat(write("a\uFFFD😀".getBytes(UTF_8))).isEqualTo("\"a\uFFFD😀\"");
  }

  private static @Nullable Object read(String text) {
    return data(text).value();
  }

  private static ScriptData data(String text) {
    Attempt attempt = Json.parse(text.getBytes(UTF_8), Bounds.WIDEST);
    assertThat(attempt.reason()).isNull();
    return (ScriptData) Objects.requireNonNull(attempt.value());
  }

  private static String write(@Nullable Object value) {
    return new String(Json.write("f", new ScriptData(value), Bounds.WIDEST), UTF_8);
  }
}
