package dev.httpsrv.server.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes of a connection's bytes; that is what Helidon sees. */
class RequestFramingTest {

  private static final String GET = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String POST = "POST /a HTTP/1.1\r\nHost: a\r\n";
  private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

  private final Deque<byte[]> sent = new ArrayDeque<>();
  private final List<Wait> waits = new ArrayList<>();

  @Test
  void aRequestPassesUncopied() {
    byte[] request = bytes(GET);
    assertThat(framing(request).get()).isSameAs(request);
  }

  @Test
  void requestsPassOneBehindTheOtherHoweverTheyAreCut() {
    String requests = GET + POST + "Content-Length: 5\r\n\r\nhello" + GET;
    for (int cut = 1; cut < requests.length(); cut++) {
      assertThat(passed(requests.substring(0, cut), requests.substring(cut))).isEqualTo(requests);
    }
    assertThat(passed(requests.split(""))).isEqualTo(requests);
  }

  @Test
  void aHeadPassesAsAWhole() {
    RequestFraming framing = framing(bytes("GET /a HT"), bytes("TP/1.1\r\nHost: a\r\n\r\n"));
    assertThat(text(framing.get())).isEqualTo(GET);
    assertThat(waits).containsExactly(Wait.REQUEST, Wait.HEAD);
  }

  @Test
  void chunksPassWithoutExtensionsAndTrailersHoweverTheyAreCut() {
    String requests =
        CHUNKED
            + "5;a=b;c=\"d\"\r\nhello\r\n00A ;x\r\n0123456789\r\n0;e\r\nT: v\r\nU:\r\n\r\n"
            + GET;
    String expected = CHUNKED + "5\r\nhello\r\na\r\n0123456789\r\n0\r\n\r\n" + GET;
    assertThat(passed(requests)).isEqualTo(expected);
    for (int cut = 1; cut < requests.length(); cut++) {
      String passed = passed(requests.substring(0, cut), requests.substring(cut));
      assertThat(passed).startsWith(CHUNKED).endsWith("0\r\n\r\n" + GET);
      assertThat(unchunked(passed)).isEqualTo("hello0123456789");
    }
  }

  @Test
  void aLargeChunkPassesAsItComes() {
    RequestFraming framing = framing(bytes(CHUNKED + "7fffffff\r\nab"), bytes("cd"));
    assertThat(text(framing.get())).isEqualTo(CHUNKED + "2\r\nab\r\n");
    assertThat(text(framing.get())).isEqualTo("2\r\ncd\r\n");
  }

  @Test
  void oneEmptyLineBeforeARequestIsPassedOver() {
    assertThat(passed("\r\n" + GET)).isEqualTo(GET);
    assertThat(passed("\r", "\nGET", GET.substring(3))).isEqualTo(GET);
    assertRefused(400, "\r\n\r\n" + GET);
  }

  @Test
  void httpOneZeroPassesAsARequestThatCloses() {
    assertThat(
            passed(
                "GET /a HTTP/1.0\r\nConnection: keep-alive\r\nX: y\r\nExpect: 100-continue\r\n\r\n"))
        .isEqualTo("GET /a HTTP/1.1\r\nX: y\r\nConnection: close\r\nHost: 127.0.0.1:80\r\n\r\n");
    assertThat(passed("GET /a HTTP/1.0\r\nHost: b\r\n\r\n"))
        .isEqualTo("GET /a HTTP/1.1\r\nHost: b\r\nConnection: close\r\n\r\n");
  }

  @Test
  void aRequestOfHttpOneZeroWaitsForThoseBeforeIt() {
    RequestFraming framing = framing(bytes(GET + "GET /b HTTP/1.0\r\nHost: b\r\n\r\n"));
    assertThat(text(framing.get())).isEqualTo(GET);
    assertThat(framing.isOldVersion()).isFalse();
    assertThat(text(framing.get())).startsWith("GET /b HTTP/1.1");
    assertThat(framing.isOldVersion()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"http://a/b?c, /b?c", "HTTP://A, /", "http://a?c, /?c", "http://a/, /"})
  void aWholeUriPassesAsItsPath(String target, String path) {
    assertThat(passed("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n"))
        .isEqualTo("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://b/", "https://a/", "ftp://a/", "http:a", "a:80", "a", "?a", "*"})
  void aTargetThatIsNotThisServersIsRefused(String target) {
    assertRefused(400, "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  @Test
  void anAsteriskIsForOptions() {
    String options = "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n";
    assertThat(passed(options)).isEqualTo(options);
  }

  @Test
  void aBodyThatWasNotAskedForEndsTheConnection() {
    RequestFraming framing =
        framing(bytes(POST + "Content-Length: 2\r\nExpect: 100-Continue\r\n\r\nab" + GET));
    assertThat(text(framing.get())).endsWith("\r\n\r\n");
    assertThatThrownBy(framing::get).isInstanceOf(CloseConnectionException.class);
  }

  @Test
  void aBodyThatWasAskedForPasses() {
    RequestFraming framing =
        framing(bytes(POST + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\nab"), bytes(GET));
    assertThat(text(framing.get())).endsWith("\r\n\r\n");
    framing.askedForBody();
    assertThat(text(framing.get())).isEqualTo("ab");
    assertThat(text(framing.get())).isEqualTo(GET);
  }

  @Test
  void whatFollowsARequestToUpgradeIsHeldBack() {
    RequestFraming framing =
        framing(bytes("GET /a HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\n\r\nPRI * HTTP/2.0\r\n"));
    assertThat(text(framing.get())).endsWith("h2c\r\n\r\n");
    assertThat(text(framing.rest())).isEqualTo("PRI * HTTP/2.0\r\n");
  }

  @Test
  void nothingPassesAfterAMalformedRequest() {
    RequestFraming framing = framing(bytes(GET + "GET  /a HTTP/1.1\r\n\r\n" + GET), bytes(GET));
    assertThat(text(framing.get())).isEqualTo(GET);
    assertThatThrownBy(framing::get).isInstanceOf(RequestException.class);
    assertThatThrownBy(framing::get).isInstanceOf(CloseConnectionException.class);
    assertThatThrownBy(framing::get).isInstanceOf(CloseConnectionException.class);
  }

  @Test
  void whatIsRightOfAMalformedBodyPasses() {
    RequestFraming framing = framing(bytes(CHUNKED + "5\r\nhello\r\nx\r\n"));
    assertThat(text(framing.get())).isEqualTo(CHUNKED + "5\r\nhello\r\n");
    assertThatThrownBy(framing::get).isInstanceOf(RequestException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+5\r\nhello\r\n0\r\n\r\n",
        "-5\r\nhello\r\n0\r\n\r\n",
        "0x5\r\nhello\r\n0\r\n\r\n",
        "\r\nhello\r\n0\r\n\r\n",
        " 5\r\nhello\r\n0\r\n\r\n",
        "5 \r\nhello\r\n0\r\n\r\n",
        "5\nhello\r\n0\r\n\r\n",
        "5\r\nhello\n0\r\n\r\n",
        "5\r\nhelloXY0\r\n\r\n",
        "5\r\nhello0\r\n\r\n",
        "5\r\nhello\r\n0\r\n\n",
        "5\r\nhello\r\n0\r\n\rX",
        "5;a\rb\r\nhello\r\n0\r\n\r\n",
        "5;a\nhello\r\n0\r\n\r\n",
        "5;\0\r\nhello\r\n0\r\n\r\n",
        "5,a\r\nhello\r\n0\r\n\r\n",
        "ffffffffffffffff5\r\nhello\r\n0\r\n\r\n",
        "00000000000000005\r\nhello\r\n0\r\n\r\n",
        "5\r\nhello\r\n0\r\na b: c\r\n\r\n",
        "5\r\nhello\r\n0\r\n: c\r\n\r\n",
        "5\r\nhello\r\n0\r\n a: c\r\n\r\n",
        "5\r\nhello\r\n0\r\na: \0\r\n\r\n",
        "5\r\nhello\r\n0\r\na\r\n\r\n"
      })
  void aMalformedChunkIsRefused(String body) {
    assertRefused(400, CHUNKED + body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\ncontent-length: 6\r\n",
        "Content-Length: 5, 5\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: -5\r\n",
        "Content-Length: 5 5\r\n",
        "Content-Length: 0x5\r\n",
        "Content-Length: 5.0\r\n",
        "Content-Length: \r\n",
        "Content-Length: 9999999999999999999\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked, chunked, identity\r\n",
        "Transfer-Encoding: identity\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding: chunked;q=1\r\n",
        "Transfer-Encoding: \"chunked\"\r\n",
        "Transfer-Encoding:\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Transfer-Encoding\t: chunked\r\n",
        "Transfer-Encoding: \u000bchunked\r\n",
        " Transfer-Encoding: chunked\r\n",
        "X: y\r\n Transfer-Encoding: chunked\r\n",
        "X: y\nTransfer-Encoding: chunked\r\n",
        "X: y\rTransfer-Encoding: chunked\r\n",
        "X: \0\r\n",
        "X: \u007f\r\n",
        "X\0: y\r\n",
        "\u00e9: y\r\n",
        ": y\r\n",
        "X\r\n",
        "Host: a\r\n",
        "\r"
      })
  void aMalformedHeaderIsRefused(String header) {
    assertRefused(400, POST + header + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a HTTP/1.1\nHost: a\r\n\r\n",
        "GET  /a HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a  HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a HTTP/1.1 \r\nHost: a\r\n\r\n",
        " GET /a HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET\t/a HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a\tHTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a HTTP/1.10\r\nHost: a\r\n\r\n",
        "GET /a http/1.1\r\nHost: a\r\n\r\n",
        "GET /a HTTPS/1.1\r\nHost: a\r\n\r\n",
        "GET /a HTTP/11\r\nHost: a\r\n\r\n",
        "G(T /a HTTP/1.1\r\nHost: a\r\n\r\n",
        "G\0T /a HTTP/1.1\r\nHost: a\r\n\r\n",
        "\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n",
        "\0\u0001\u0002\u0003",
        "POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
        "GET /a HTTP/1.1\r\n\r\n"
      })
  void aMalformedRequestLineOrAMissingHostIsRefused(String request) {
    assertRefused(400, request);
  }

  @ParameterizedTest
  @CsvSource({
    "501, CONNECT a:443 HTTP/1.1",
    "501, get /a HTTP/1.1",
    "501, ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ /a HTTP/1.1",
    "505, GET /a HTTP/2.0",
    "505, GET /a HTTP/1.2",
    "505, GET /a HTTP/0.9"
  })
  void whatIsUnderstoodButNotDoneHasItsStatus(int status, String line) {
    assertRefused(status, line + "\r\nHost: a\r\n\r\n");
  }

  @Test
  void anUnknownEncodingOrExpectationHasItsStatus() {
    assertRefused(501, POST + "Transfer-Encoding: gzip, chunked\r\n\r\n");
    assertRefused(417, POST + "Expect: 200-ok\r\n\r\n");
  }

  @Test
  void whatIsTooLargeHasItsStatus() {
    assertRefused(414, "GET /" + "a".repeat(8192) + " HTTP/1.1\r\n");
    assertRefused(431, "GET / HTTP/1.1\r\nX: " + "a".repeat(32768));
    assertRefused(431, "GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(101));
    assertRefused(431, CHUNKED + "1;" + "a".repeat(32769) + "\r\na\r\n0\r\n\r\n");
    assertRefused(431, CHUNKED + "0\r\n" + "a: b\r\n".repeat(20_000) + "\r\n");
  }

  @Test
  void aRequestThatIsNotCompleteIsRefusedAtTheEnd() {
    assertRefused(400, "GET /a HTTP/1.1\r\nHo");
    RequestFraming body = framing(bytes(POST + "Content-Length: 5\r\n\r\nhell"));
    body.get();
    assertThatThrownBy(body::get).isInstanceOf(RequestException.class);
  }

  @Test
  void theEndBetweenRequestsIsNone() {
    assertThat(framing().get()).isNull();
    RequestFraming framing = framing(bytes(GET));
    framing.get();
    assertThat(framing.get()).isNull();
  }

  private void assertRefused(int status, String request) {
    assertThatThrownBy(() -> drain(framing(bytes(request))))
        .asInstanceOf(type(RequestException.class))
        .satisfies(e -> assertThat(e.status().code()).isEqualTo(status));
    assertThatThrownBy(() -> drain(framing(split(request))))
        .asInstanceOf(type(RequestException.class))
        .satisfies(e -> assertThat(e.status().code()).isEqualTo(status));
  }

  private String passed(String... pieces) {
    return drain(
        framing(List.of(pieces).stream().map(RequestFramingTest::bytes).toArray(byte[][]::new)));
  }

  private static String drain(RequestFraming framing) {
    StringBuilder all = new StringBuilder();
    for (byte[] bytes = framing.get(); bytes != null; bytes = framing.get()) {
      assertThat(bytes).isNotEmpty();
      all.append(text(bytes));
    }
    return all.toString();
  }

  private RequestFraming framing(byte[]... pieces) {
    sent.clear();
    sent.addAll(List.of(pieces));
    waits.clear();
    WireSource source =
        new WireSource() {
          @Override
          public void expect(Wait next) {
            waits.add(next);
          }

          @Override
          public void expectRequestStill() {
            expect(Wait.REQUEST);
          }

          @Override
          public byte @Nullable [] read() {
            return sent.poll();
          }
        };
    return new RequestFraming(
        source, new byte[0], WireLimits.defaults().sizes(), false, () -> "127.0.0.1:80");
  }

  private static String unchunked(String requests) {
    StringBuilder data = new StringBuilder();
    int i = CHUNKED.length();
    while (true) {
      int end = requests.indexOf("\r\n", i);
      int size = Integer.parseInt(requests.substring(i, end), 16);
      if (size == 0) {
        return data.toString();
      }
      data.append(requests, end + 2, end + 2 + size);
      i = end + 2 + size + 2;
    }
  }

  private static byte[][] split(String text) {
    return List.of(text.split("(?s)(?<=.)(?=.)")).stream()
        .map(RequestFramingTest::bytes)
        .toArray(byte[][]::new);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "the end" : new String(bytes, ISO_8859_1);
  }
}
