package dev.httpsrv.runtime.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.fuzz.Check;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whatever a script sets, a response's head stays one head.
 *
 * <p>An input is parts between NULs, the name and the value of a header in turns; the first names a
 * status, its reason and its type too.
 */
class ResponseHeadFuzzTest {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");
  private static final Pattern REFUSAL = Pattern.compile("response_\\w+: [^\\x00-\\x1f\\x7f]*");
  private static final Set<String> FRAMING =
      Set.of(
          "connection", "content-length", "keep-alive", "trailer", "transfer-encoding", "upgrade");

  @DictionaryFile(resourcePath = "response-head.dict")
  @FuzzTest
  void aHeadStaysOneHead(byte[] input) {
    String[] parts = new String(input, UTF_8).split("\0", -1);
    ExchangeSession session =
        new ExchangeSession(new TestExchange("GET", "/"), new SuspendedSessions());
    attempt(() -> session.status(number(parts[0]), parts[0]));
    attempt(() -> session.responseStatus(number(parts[0]), null, parts[0]));
    attempt(() -> session.statusDenied(parts[parts.length - 1]));
    attempt(() -> session.status(204, parts[parts.length / 2]));
    for (int i = 0; i + 1 < parts.length; i += 2) {
      String name = parts[i];
      String value = parts[i + 1];
      boolean good =
          NAME.matcher(name).matches()
              && !FRAMING.contains(name.toLowerCase(Locale.ROOT))
              && VALUE.matcher(value).matches();
      Check.same(attempt(() -> session.responseHeader(name, value)), good);
      attempt(() -> session.addResponseHeader(name, value));
    }
    Response response = session.response();
    checkValue(response.reason());
    checkValue(response.contentType());
    Check.that(response.status() >= 200 && response.status() <= 599, "final", response.status());
    response
        .headers()
        .forEach(
            (name, values) -> {
              Check.that(NAME.matcher(name).matches(), "a token", name);
              Check.that(!FRAMING.contains(name.toLowerCase(Locale.ROOT)), "of scripts", name);
              values.forEach(ResponseHeadFuzzTest::checkValue);
            });
  }

  /** Returns whether it is taken. */
  private static boolean attempt(Runnable setting) {
    try {
      setting.run();
      return true;
    } catch (IllegalArgumentException refused) {
      Check.that(
          REFUSAL.matcher(String.valueOf(refused.getMessage())).matches(),
          "can be logged",
          refused);
      return false;
    }
  }

  private static void checkValue(@Nullable String value) {
    Check.that(value == null || VALUE.matcher(value).matches(), "one line of ASCII", value);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return text.hashCode() % 1000;
    }
  }
}
