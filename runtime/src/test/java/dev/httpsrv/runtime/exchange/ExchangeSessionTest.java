package dev.httpsrv.runtime.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.EncodedText;
import dev.httpsrv.runtime.limit.Limits;
import dev.httpsrv.runtime.route.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeSessionTest {

  private final ExchangeSession session = session("text/plain");

  @Test
  void aHandlerThatSetsNothingAnswers200WithoutBody() {
    assertThat(session.response().status()).isEqualTo(200);
    assertThat(session.response().contentType()).isNull();
    assertThat(session.response().body()).isEmpty();
  }

  @Test
  void theStandardResponseReplacesWhatWasAppended() {
    session.append(bytes("first"));
    session.responseStatus(404, bytes("gone"), "text/html");
    assertThat(session.response().status()).isEqualTo(404);
    assertThat(session.response().body()).isEqualTo(bytes("gone"));
    assertThat(session.response().contentType()).isEqualTo("text/html");
  }

  @Test
  void whatIsAppendedComesInOrder() {
    session.append(bytes("a"));
    session.append(bytes("b"));
    assertThat(session.response().body()).isEqualTo(bytes("ab"));
    session.append(bytes("c"));
    assertThat(session.response().body()).isEqualTo(bytes("abc"));
    assertThat(session.response().contentType()).isEqualTo("text/plain");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 99, 100, 101, 199, 600, 1000})
  void aStatusThatIsNotFinalIsRefused(int code) {
    assertThatThrownBy(() -> session.responseStatus(code, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("use 200 to 599");
  }

  @Test
  void aHeaderIsSetUnderItsNameInAnyCase() {
    session.responseHeader("X-Tone", "low");
    session.responseHeader("x-tone", "high");
    session.responseHeader("Content-Type", "image/png");
    assertThat(session.response().headers()).isEqualTo(Map.of("X-Tone", List.of("high")));
    assertThat(session.response().contentType()).isEqualTo("image/png");
  }

  @Test
  void aHeaderIsAddedToThoseOfItsNameUntilItIsSet() {
    session.addResponseHeader("X-Tone", "low");
    session.addResponseHeader("x-tone", "high");
    assertThat(session.response().headers()).isEqualTo(Map.of("X-Tone", List.of("low", "high")));
    session.responseHeader("X-Tone", "none");
    assertThat(session.response().headers()).isEqualTo(Map.of("X-Tone", List.of("none")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\nb", "a\rb", "a\0b"})
  void aValueThatCouldSplitTheResponseIsRefused(String value) {
    assertThatThrownBy(() -> session.responseHeader("X-A", value))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> session.responseStatus(200, null, value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "a\nb", "Content-Length", "transfer-encoding"})
  void aNameThatIsNoTokenOrFramesTheResponseIsRefused(String name) {
    assertThatThrownBy(() -> session.responseHeader(name, "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("response_header_set: ");
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, UTF-8",
    "text/plain; charset=iso-8859-1, iso-8859-1",
    "text/plain;charset=\"utf-16\", utf-16",
    "'text/plain; format=flowed; Charset = us-ascii', us-ascii",
    "text/plain; charset=klingon, klingon",
  })
  void textIsInTheRequestsCharset(String contentType, String charset) {
    assertThat(session(contentType).requestText().charset()).isEqualTo(charset);
  }

  @Test
  void anUnknownCharsetIsAnErrorThatNamesTheWayOutWhereTheTextIsDecoded() {
    EncodedText text = session("text/plain; charset=klingon").requestText();
    assertThat(text.bytes()).isEqualTo("é".getBytes(ISO_8859_1));
    assertThatThrownBy(() -> text.decode("request_data_get_string"))
        .hasMessageContaining("request_data_get_string: the charset klingon")
        .hasMessageContaining("request_data_get_bytes");
  }

  @Test
  void aValueThatIsKeptDoesNotReachAnotherInterpreter() {
    TestInterpreter one = new TestInterpreter();
    TestInterpreter two = new TestInterpreter();
    session.runIn(one, "one", null);
    session.context("value");
    session.runIn(one, "one", null);
    assertThat(session.context()).isEqualTo("value");
    session.runIn(two, "two", null);
    assertThat(session.context()).isNull();
  }

  @Test
  void anInterpreterKnowsForHowManySessionsItKeepsValues() {
    TestInterpreter home = new TestInterpreter();
    session.runIn(home, "one", null);
    session.context("value");
    session.context("another");
    assertThat(home.held()).isEqualTo(1);
    session.context(null);
    assertThat(home.held()).isZero();
    session.context("value");
    session.end();
    assertThat(home.held()).isZero();
  }

  @Test
  void aValueThatJavaCodeKeptBeforeHoldsNoInterpreter() {
    TestInterpreter home = new TestInterpreter();
    session.context("of an authenticator");
    session.runIn(home, "one", null);
    assertThat(session.context()).isEqualTo("of an authenticator");
    session.end();
    assertThat(home.held()).isZero();
  }

  @Test
  void aWholeBodyReplacesOneHoweverLargeThatWas() {
    session.route(new Route<>("GET", "/", "", null), Limits.DEFAULT.response(10));
    session.append(bytes("123456789"));
    session.body(bytes("abcdefghij"));
    assertThat(session.response().body()).isEqualTo(bytes("abcdefghij"));
    assertThatThrownBy(() -> session.body(bytes("abcdefghijk"))).hasMessageContaining("too large");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static ExchangeSession session(String contentType) {
    return new ExchangeSession(
        new TestExchange(Map.of("content-type", contentType), "é".getBytes(ISO_8859_1)),
        new SuspendedSessions());
  }
}
