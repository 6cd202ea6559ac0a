package dev.httpsrv.runtime.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.api.Attempt;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.fuzz.Check;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the RFC calls JSON is read, nothing else is, and what was read is written so again. */
class JsonFuzzTest {

  @DictionaryEntries({
    "\"a\":",
    "\\u0000",
    "\\ud83d\\ude00",
    "\\ud800",
    "true",
    "false",
    "null",
    "1e9",
    "-0.0",
    "[[",
    "]]",
    "{}",
    "9223372036854775808",
    "1E-400",
    "\uFEFF"
  })
  @FuzzTest
  void jsonIsReadAndWritten(byte[] input) {
    Attempt attempt = Json.parse(input, Bounds.WIDEST);
    String reason = attempt.reason();
    if (reason != null) {
      boolean isLimit =
          reason.startsWith("not JSON that is read")
              || reason.contains("too large")
              || reason.matches("(?s).*surrogate.* in property name.*");
      Check.that(reason.startsWith("not JSON"), "says why", reason);
      Check.that(isLimit || !isJson(input), "is JSON, but was refused", reason);
      return;
    }
    Check.that(isJson(input), "is no JSON, but was read", attempt);
    ScriptData data = (ScriptData) Objects.requireNonNull(attempt.value());
    byte[] written;
    try {
      written = Json.write("f", data, Bounds.WIDEST);
    } catch (IllegalArgumentException refused) {
      Check.that(
          String.valueOf(refused.getMessage()).startsWith("f: the value cannot be written as JSON"),
          "says why",
          refused);
      // An escape may name half a character, which has no UTF-8.
      Check.that(new String(input, UTF_8).contains("\\u"), "is written", refused);
      return;
    }
    Attempt again = Json.parse(written, Bounds.WIDEST);
    Check.same(again.reason(), null);
    Check.same(
        plain(((ScriptData) Objects.requireNonNull(again.value())).value()), plain(data.value()));
  }

  private static boolean isJson(byte[] input) {
    String text = Utf8.decode(input);
    return text != null && NaiveJson.accepts(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  /** Returns the value with numbers that are equal if they are the same number. */
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Long number -> BigDecimal.valueOf(number).stripTrailingZeros();
      case BigInteger number -> new BigDecimal(number).stripTrailingZeros();
      case Double number -> new BigDecimal(number).stripTrailingZeros();
      case List<?> list -> list.stream().map(JsonFuzzTest::plain).toList();
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, each) -> plain.put(key, plain(each)));
        yield plain;
      }
      case null, default -> value;
    };
  }
}
