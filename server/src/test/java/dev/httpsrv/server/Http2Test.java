package dev.httpsrv.server;

import static dev.httpsrv.server.Http2Client.CONTINUATION;
import static dev.httpsrv.server.Http2Client.DATA;
import static dev.httpsrv.server.Http2Client.END_HEADERS;
import static dev.httpsrv.server.Http2Client.END_STREAM;
import static dev.httpsrv.server.Http2Client.GOAWAY;
import static dev.httpsrv.server.Http2Client.HEADERS;
import static dev.httpsrv.server.Http2Client.PING;
import static dev.httpsrv.server.Http2Client.PRIORITY;
import static dev.httpsrv.server.Http2Client.RST_STREAM;
import static dev.httpsrv.server.Http2Client.SETTINGS;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import dev.httpsrv.server.Http2Client.Frame;
import dev.httpsrv.server.wire.WireLimits;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of HTTP/2 that are odd, slow, or do too much. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2Test {

  private static final String LUA =
      """
      local register = msys.httpsrv.register
      register(nil, "/hello", function(session)
        session:response_append("hello")
      end)
      register("POST", "/reads", function(session)
        session:response_append("read " .. #session:request_data_get_string())
      end)
      register("GET", "/endless", function(session)
        local ok
        repeat
          session:response_append("x")
          ok = pcall(session.response_flush, session)
          msys.sleep(0.01)
        until not ok
        gone = true
      end)
      register("GET", "/gone", function(session)
        session:response_append(tostring(gone))
      end)
      register("GET", "/large", function(session)
        session:response_header_add("x-large", ("a"):rep(60000))
        session:response_append("large")
      end)
      register(nil, "/wait", function(session)
        session:session_suspend()
        return msys.httpsrv.ASYNC
      end)
      """;

  private static final String UPGRADE =
      "GET %s HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\n"
          + "Upgrade: h2c\r\nHTTP2-Settings: %s\r\n\r\n";
  private static final byte[] UNKNOWN_AND_WINDOW_OF_1 = {0, 8, 0, 0, 0, 1, 0, 4, 0, 0, 0, 1};
  private static final byte[] WINDOW_OF_0 = {0, 4, 0, 0, 0, 0};
  private static final int INITIAL_WINDOW_SIZE = 4;
  private static final int FULL_FRAME = 16_384;
  private static final byte WITH_INDEXING = 0x40;
  private static final int REFUSED = 7;
  private static final int HTTP_1_1_REQUIRED = 13;
  private static final byte ACCEPT_ENCODING = (byte) 0x90;

  private static final byte[] NO_ERROR = new byte[4];
  private static final int OFTEN = 5_000;
  private static final Duration SOON = Duration.ofMillis(500);
  private static final Duration LATE = Duration.ofHours(1);

  private Path folder = Path.of("");
  private RunningServer server;

  @BeforeAll
  void serve(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Files.writeString(folder.resolve("http2.lua"), LUA);
    server = serve(WireLimits.defaults().times());
  }

  @AfterAll
  void close() throws Exception {
    assertThat(server.get("/hello").body()).isEqualTo("hello");
    server.close();
  }

  @Test
  void aRequestIsAnswered() throws Exception {
    try (Http2Client client = new Http2Client(server.port())) {
      client.ask(1, END_STREAM, "GET", "/hello");
      assertThat(client.await(DATA).text()).isEqualTo("hello");
      client.ask(3, 0, "POST", "/reads").frame(DATA, END_STREAM, 3, new byte[10]);
      assertThat(client.await(DATA).text()).isEqualTo("read 10");
    }
  }

  // Requests that their client resets

  @Test
  void aResetRequestIsSuspendedNoLonger() throws Exception {
    try (RunningServer own = serve(WireLimits.defaults().times());
        Http2Client client = new Http2Client(own.port())) {
      client.ask(1, END_STREAM, "GET", "/wait");
      awaitStatus(own, "requests: 1; suspended: 1, ");
      client.frame(RST_STREAM, 0, 1, NO_ERROR);
      awaitStatus(own, "requests: 0; suspended: 0, ");
      client.ask(3, END_STREAM, "GET", "/hello");
      assertThat(client.await(DATA).text()).isEqualTo("hello");
    }
  }

  @Test
  void aHandlerThatStreamsToAResetRequestGetsAnError() throws Exception {
    try (RunningServer own = serve(WireLimits.defaults().times());
        Http2Client client = new Http2Client(own.port())) {
      client.ask(1, END_STREAM, "GET", "/endless");
      assertThat(client.await(DATA).text()).isEqualTo("x");
      client.frame(RST_STREAM, 0, 1, NO_ERROR);
      awaitStatus(own, "requests: 0; ");
      assertThat(own.get("/gone").body()).isEqualTo("true");
    }
  }

  private static void awaitStatus(RunningServer server, String line) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (server.console("status").stream().noneMatch(each -> each.startsWith(line))) {
      assertThat(System.nanoTime() - deadline).as(line).isNegative();
    }
  }

  // Rules that hold in every version

  @ParameterizedTest
  @CsvSource({
    "GET, /%00, 400",
    "GET, /%ff, 400",
    "GET, /hello#a, 400",
    "GET, /a b, 400",
    "GET, /hello?a b, 400",
    "GET, /hello?a[]={b}|^`\\, 200",
    "GET, /hello?%zz, 200",
    "GET, /hello\\a, 400",
    "GET, /[a]{b}|^`, 404",
    "GET, /b/../hello, 200",
    "GET, /a%2fhello, 404",
    "TRACE, /hello, 501",
    "OPTIONS, *, 204",
    "GET, *, 400",
    "PROPFIND, /hello, 200"
  })
  void methodsAndPathsAreThoseOfHttp1(String method, String path, int status) throws Exception {
    try (Http2Client client = new Http2Client(server.port())) {
      client.ask(1, END_STREAM, method, path);
      assertThat(status(client.await(HEADERS))).isEqualTo(status);
    }
  }

  @Test
  void anAuthorityThatIsNoneIsRefused() throws Exception {
    for (String authority : new String[] {"a/b", "a@b", "", "a b"}) {
      try (Http2Client client = new Http2Client(server.port())) {
        client.frame(
            HEADERS, END_HEADERS | END_STREAM, 1, Http2Client.head(authority, "GET", "/hello"));
        Frame answer = client.await(HEADERS);
        assertThat(answer.type() == -1 || status(answer) == 400).as(authority).isTrue();
      }
    }
  }

  @Test
  void aHostThatIsNotTheAuthorityIsRefused() throws Exception {
    try (Http2Client client = new Http2Client(server.port())) {
      client.ask(1, END_STREAM, "GET", "/hello", "host", "a");
      assertThat(status(client.await(HEADERS))).isEqualTo(200);
      client.ask(3, END_STREAM, "GET", "/hello", "host", "b");
      assertThat(client.await(GOAWAY).type()).isEqualTo(GOAWAY);
      assertThat(client.await(HEADERS).type()).isEqualTo(-1);
    }
    try (Http2Client client = new Http2Client(server.port())) {
      client.ask(1, END_STREAM, "GET", "/hello", "host", "a", "host", "a");
      assertThat(client.await(HEADERS).type()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Upper, a",
    "connection, keep-alive",
    "transfer-encoding, chunked",
    "upgrade, h2c",
    "a b, c",
    "a:b, c",
    "content-length, 5",
    "content-length, x",
    "te, gzip"
  })
  void aHeaderThatHttp2ForbidsIsNotAnsweredWell(String name, String value) throws Exception {
    try (Http2Client client = new Http2Client(server.port())) {
      client.ask(1, END_STREAM, "GET", "/hello", name, value);
      Frame frame = client.read();
      while (frame.type() == SETTINGS || frame.type() == 8) {
        frame = client.read();
      }
      assertThat(frame.type() == HEADERS ? status(frame) : frame.type())
          .isIn(400, GOAWAY, RST_STREAM, -1);
    }
  }

  @ParameterizedTest
  @CsvSource({"G T, x", "GET, ''"})
  void aHeadThatCannotBeReadEndsTheConnectionAndIsNoWarning(String method, String header)
      throws Exception {
    try (CapturedLog log = new CapturedLog();
        Http2Client client = new Http2Client(server.port())) {
      client.ask(1, END_STREAM, method, "/hello", header, "a");
      assertThat(client.await(GOAWAY).type()).isEqualTo(GOAWAY);
      assertThat(client.await(HEADERS).type()).isEqualTo(-1);
      assertThat(log.await(1)).allMatch(line -> line.startsWith("DEBUG "));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAUAAAAB", "AAUBAAAA", "AASAAAAA", "AAMAAABkAAQB"})
  void anUpgradeWithSettingsThatCannotBeIsNotDone(String settings) throws Exception {
    try (CapturedLog log = new CapturedLog();
        RawClient client = new RawClient(server.port())) {
      client.send(UPGRADE.formatted("/hello", settings));
      assertThat(client.read().body()).isEqualTo("hello");
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void aHeaderThatBreaksItsLineIsNotAnsweredWell() throws Exception {
    for (String value : new String[] {"a\r\nb: c", "a\nb", "a\0b"}) {
      try (Http2Client client = new Http2Client(server.port())) {
        client.ask(1, END_STREAM, "GET", "/hello", "x", value);
        assertThat(client.await(HEADERS).type()).isEqualTo(-1);
      }
    }
  }

  @Test
  void aBodyThatIsNotAsLongAsItSaysIsNotRead() throws Exception {
    try (Http2Client client = new Http2Client(server.port())) {
      client.ask(1, 0, "POST", "/reads", "content-length", "5");
      client.frame(DATA, END_STREAM, 1, new byte[4]);
      client.ask(3, 0, "POST", "/reads", "content-length", "5").frame(DATA, 0, 3, new byte[4]);
      client.frame(HEADERS, END_STREAM | END_HEADERS, 3, (byte) 0, (byte) 1, (byte) 'x', (byte) 0);
      client.ask(5, 0, "POST", "/reads", "content-length", "3");
      client.frame(DATA, END_STREAM, 5, new byte[4]);
      client.ask(7, END_STREAM, "GET", "/hello");
      Frame frame = client.read();
      while (!(frame.type() == DATA && frame.stream() == 7)) {
        assertThat(frame.type()).isNotEqualTo(-1);
        assertThat(frame.text()).doesNotContain("read");
        frame = client.read();
      }
    }
  }

  // Floods

  @ParameterizedTest
  @ValueSource(ints = {PING, SETTINGS, PRIORITY, 0x42})
  void aFloodOfFramesWithoutUseEndsTheConnection(int type) throws Exception {
    byte[] payload =
        switch (type) {
          case PING -> new byte[8];
          case PRIORITY -> new byte[] {0, 0, 0, 3, 1};
          default -> new byte[0];
        };
    try (Http2Client client = new Http2Client(server.port())) {
      Step frame = () -> client.frame(type, 0, type == PRIORITY ? 1 : 0, payload);
      times(990, frame);
      assertThat(client.isAnswered()).isTrue();
      times(20, frame);
      assertThat(client.isCalmedDown()).isTrue();
    }
  }

  @Test
  void continuationsTooManyEndTheConnection() throws Exception {
    byte[] head = Http2Client.head("a", "GET", "/hello");
    try (Http2Client client = new Http2Client(server.port())) {
      client.frame(HEADERS, END_STREAM, 1, head);
      times(15, () -> client.frame(CONTINUATION, 0, 1));
      client.frame(CONTINUATION, END_HEADERS, 1);
      assertThat(status(client.await(HEADERS))).isEqualTo(200);
      client.frame(HEADERS, END_STREAM, 3, head);
      times(17, () -> client.frame(CONTINUATION, 0, 3));
      assertThat(client.isCalmedDown()).isTrue();
    }
  }

  @Test
  void emptyDataTooOftenEndsTheConnection() throws Exception {
    try (Http2Client client = new Http2Client(server.port())) {
      client.ask(1, 0, "POST", "/reads");
      times(10, () -> client.frame(DATA, 0, 1));
      client.frame(DATA, 0, 1, (byte) 'x');
      times(10, () -> client.frame(DATA, 0, 1));
      assertThat(client.isAnswered()).isTrue();
      times(5, () -> client.frame(DATA, 0, 1));
      assertThat(client.isCalmedDown()).isTrue();
    }
  }

  @Test
  void rapidResetsEndTheConnection() throws Exception {
    try (Http2Client client = new Http2Client(server.port())) {
      int[] stream = {1};
      Step reset =
          () -> {
            client.ask(stream[0], END_STREAM, "GET", "/wait");
            client.frame(RST_STREAM, 0, stream[0], (byte) 0, (byte) 0, (byte) 0, (byte) 8);
            stream[0] += 2;
          };
      times(50, reset);
      assertThat(client.isAnswered()).isTrue();
      times(1, reset);
      assertThat(client.isCalmedDown()).isTrue();
    }
  }

  @Test
  void streamsTooManyEndTheConnection() throws Exception {
    try (Http2Client client = new Http2Client(server.port())) {
      int[] stream = {1};
      Step request =
          () -> {
            client.ask(stream[0], END_STREAM, "GET", "/wait");
            stream[0] += 2;
          };
      times(WireLimits.defaults().counts().streams(), request);
      assertThat(client.isAnswered()).isTrue();
      times(1, request);
      assertThat(ByteBuffer.wrap(client.await(GOAWAY).payload()).getInt(4)).isEqualTo(REFUSED);
    }
  }

  @Test
  void aHeadThatIsTooLargeEndsTheConnection() throws Exception {
    String[] headers = new String[800];
    Arrays.fill(headers, "a".repeat(100));
    try (Http2Client client = new Http2Client(server.port())) {
      byte[] head = Http2Client.head("a", "GET", "/hello", headers);
      client.frame(HEADERS, END_STREAM, 1, Arrays.copyOf(head, 16_000));
      client.frame(CONTINUATION, 0, 1, Arrays.copyOfRange(head, 16_000, 32_000));
      client.frame(CONTINUATION, END_HEADERS, 1, Arrays.copyOfRange(head, 32_000, 48_000));
      assertThat(client.await(HEADERS).type()).isEqualTo(-1);
    } catch (SocketException closed) {
      // as it should be
    }
  }

  @Test
  void asManyHeadersAreTakenAsMayBeAndNoMore() throws Exception {
    int most = WireLimits.defaults().sizes().headerCount();
    try (Http2Client client = new Http2Client(server.port())) {
      client.frame(HEADERS, END_HEADERS | END_STREAM, 1, withEncodings(most));
      assertThat(status(client.await(HEADERS))).isEqualTo(200);
      client.frame(HEADERS, END_HEADERS | END_STREAM, 3, withEncodings(most + 1));
      assertThat(client.isCalmedDown()).isTrue();
    }
  }

  @Test
  void headersAreCountedOverAllFrames() throws Exception {
    byte[] head = withEncodings(WireLimits.defaults().sizes().headerCount() + 1);
    try (Http2Client client = new Http2Client(server.port())) {
      client.frame(HEADERS, END_STREAM, 1, Arrays.copyOf(head, 50));
      client.frame(CONTINUATION, END_HEADERS, 1, Arrays.copyOfRange(head, 50, head.length));
      assertThat(client.isCalmedDown()).isTrue();
    }
  }

  @Test
  void aHeaderThatIsToBeKeptAndDoesNotFitIsWantedByHttp1() throws Exception {
    byte[] head = Http2Client.head("a", "GET", "/hello", "x", "y".repeat(100));
    head[head.length - 104] = WITH_INDEXING;
    try (Http2Client client = new Http2Client(server.port())) {
      client.frame(HEADERS, END_HEADERS | END_STREAM, 1, head);
      assertThat(status(client.await(HEADERS))).isEqualTo(200);
      byte[] withoutTable = new byte[1 + head.length];
      withoutTable[0] = 0x20;
      System.arraycopy(head, 0, withoutTable, 1, head.length);
      client.frame(HEADERS, END_HEADERS | END_STREAM, 3, withoutTable);
      Frame answer = client.await(GOAWAY);
      assertThat(ByteBuffer.wrap(answer.payload()).getInt(4)).isEqualTo(HTTP_1_1_REQUIRED);
    }
  }

  /** Returns a head with so many headers, each of which is an octet. */
  private static byte[] withEncodings(int count) {
    byte[] head = Http2Client.head("a", "GET", "/hello");
    byte[] with = Arrays.copyOf(head, head.length + count);
    Arrays.fill(with, head.length, with.length, ACCEPT_ENCODING);
    return with;
  }

  // What Helidon makes of it by itself

  @ParameterizedTest
  @ValueSource(strings = {"", "PRI", "PRI * HTTP/2.0 is not what comes here"})
  void anUpgradeThatNoPrefaceFollowsIsNoWarning(String instead) throws Exception {
    try (CapturedLog log = new CapturedLog();
        RawClient client = new RawClient(server.port())) {
      client.send(UPGRADE.formatted("/hello", ""));
      assertThat(client.head()).startsWith("HTTP/1.1 101 ");
      client.send(instead).endSending().rest();
      assertThat(log.lines()).allMatch(line -> line.startsWith("DEBUG "));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theFirstFrameIsSettingsAndAcknowledgesNone(int acknowledgements) throws Exception {
    byte[] acknowledgement = {0, 0, 0, SETTINGS, 1, 0, 0, 0, 0};
    try (RawClient client = new RawClient(server.port())) {
      client
          .send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
          .send(Arrays.copyOf(acknowledgement, acknowledgements * acknowledgement.length))
          .send(new byte[] {0, 0, 8, PING, 0, 0, 0, 0, 0});
      client.send(new byte[8]);
      assertThat(client.rest()).doesNotContain("\0\0\10\6\1");
    }
  }

  @Test
  void anUnknownSettingLeavesTheOthersAlone() throws Exception {
    try (Http2Client client = new Http2Client(server.port())) {
      client.frame(SETTINGS, 0, 0, UNKNOWN_AND_WINDOW_OF_1);
      client.ask(1, END_STREAM, "GET", "/hello");
      assertThat(client.await(DATA).text()).isEqualTo("h");
    }
  }

  @Test
  void anUnknownSettingLeavesTheOthersOfAnUpgradeAlone() throws Exception {
    String settings = Base64.getUrlEncoder().encodeToString(UNKNOWN_AND_WINDOW_OF_1);
    try (RawClient client = new RawClient(server.port())) {
      client.send(UPGRADE.formatted("/hello", settings));
      assertThat(client.head()).startsWith("HTTP/1.1 101 ");
      client
          .send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
          .send(new byte[] {0, 0, 0, SETTINGS, 0, 0, 0, 0, 0});
      try (Http2Client upgraded = new Http2Client(client)) {
        assertThat(upgraded.await(DATA).text()).isEqualTo("h");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void headersOfAnAnswerMayBeLargerThanAFrame(String method) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      for (int i = 0; i < 2; i++) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(server.url() + "/large"))
                .method(method, BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(60))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.headers().firstValue("x-large")).hasValue("a".repeat(60_000));
        assertThat(answer.body()).isEqualTo(method.equals("GET") ? "large" : "");
      }
    }
  }

  @Test
  void aBodyThatNobodyReadsHoldsUpNothingElse() throws Exception {
    try (RunningServer own = serve(WireLimits.defaults().times());
        Http2Client client = new Http2Client(own.port())) {
      int window = setting(INITIAL_WINDOW_SIZE, client.await(SETTINGS));
      client.ask(1, 0, "POST", "/wait");
      for (int sent = 0; sent < window; sent += FULL_FRAME) {
        client.frame(DATA, 0, 1, new byte[FULL_FRAME]);
      }
      client.frame(DATA, END_STREAM, 1, new byte[0]);
      client.frame(PING, 0, 0, new byte[8]);
      assertThat(client.await(PING).type()).isEqualTo(PING);
    }
  }

  private static int setting(int identifier, Frame settings) {
    ByteBuffer left = ByteBuffer.wrap(settings.payload());
    int value = 0;
    while (value == 0) {
      value = left.getShort() == identifier ? left.getInt() : left.getInt() & 0;
    }
    return value;
  }

  // Slow clients

  @Test
  void aConnectionWithoutRequestsIsClosedWhateverElseItSends() throws Exception {
    try (RunningServer impatient = serve(new WireLimits.Times(SOON, LATE, LATE, LATE));
        Http2Client client = new Http2Client(impatient.port())) {
      flood(
          client,
          () -> {
            client.frame(PING, 0, 0, new byte[8]);
            Thread.sleep(50);
          });
    }
  }

  @Test
  void framesInPiecesDoNotKeepAConnectionOpen() throws Exception {
    try (RunningServer impatient = serve(new WireLimits.Times(SOON, LATE, LATE, LATE));
        Http2Client client = new Http2Client(impatient.port())) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  client.bytes((byte) 0, (byte) 0, (byte) 8, (byte) PING, (byte) 0);
                  Thread.sleep(50);
                  client.bytes(new byte[12]);
                  Thread.sleep(50);
                }
              })
          .isInstanceOf(SocketException.class);
    }
  }

  @Test
  void aConnectionIsNotIdleWhileARequestIsAnswered() throws Exception {
    Duration idle = Duration.ofMillis(1_500); // the request may be held up
    try (RunningServer impatient = serve(new WireLimits.Times(idle, LATE, LATE, LATE));
        Http2Client client = new Http2Client(impatient.port())) {
      client.ask(1, END_STREAM, "GET", "/wait");
      Thread.sleep(2 * idle.toMillis());
      client.ask(3, END_STREAM, "GET", "/hello");
      assertThat(client.await(DATA).text()).isEqualTo("hello");
    }
  }

  @Test
  void anAnswerThatItsClientDoesNotTakeEndsInTime() throws Exception {
    try (RunningServer impatient = serve(new WireLimits.Times(LATE, LATE, LATE, SOON));
        Http2Client client = new Http2Client(impatient.port())) {
      client.frame(SETTINGS, 0, 0, WINDOW_OF_0);
      client.ask(1, END_STREAM, "GET", "/hello");
      assertThat(status(client.await(HEADERS))).isEqualTo(200);
      assertThat(client.await(RST_STREAM).stream()).isEqualTo(1);
      awaitStatus(impatient, "requests: 0; ");
      assertThat(client.isAnswered()).isTrue();
    }
  }

  @Test
  void aFrameThatTakesTooLongIsClosed() throws Exception {
    try (RunningServer impatient = serve(new WireLimits.Times(LATE, SOON, LATE, LATE));
        Http2Client client = new Http2Client(impatient.port())) {
      client.frame(HEADERS, END_STREAM, 1, Http2Client.head("a", "GET", "/hello"));
      assertThat(client.await(HEADERS).type()).isEqualTo(-1);
    }
  }

  @Test
  void aBodyThatTakesTooLongIsClosedOnEveryRoute() throws Exception {
    try (RunningServer impatient = serve(new WireLimits.Times(LATE, LATE, SOON, LATE))) {
      for (String path : new String[] {"/reads", "/hello", "/nothing", "/%00"}) {
        try (Http2Client client = new Http2Client(impatient.port())) {
          client.ask(1, 0, "POST", path);
          flood(
              client,
              () -> {
                client.frame(DATA, 0, 1, (byte) 'x');
                Thread.sleep(50);
              });
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"x, y", "content-length, 9"})
  void aRequestWhoseBodyBreaksOffLeavesTheOthersOfItsConnectionAlone(String name, String value)
      throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch failed = new CountDownLatch(1);
    HttpsrvBuilder builder =
        Httpsrv.builder()
            .scripts(folder)
            .register(
                registry ->
                    registry.register(
                        "POST",
                        "/java",
                        session -> {
                          reading.countDown();
                          try {
                            session.requestBytes();
                          } finally {
                            failed.countDown();
                          }
                          return HandlerResult.DONE;
                        }));
    try (RunningServer java = RunningServer.serve(builder);
        Http2Client client = new Http2Client(java.port())) {
      client.ask(1, 0, "POST", "/java", name, value).frame(DATA, 0, 1, new byte[4]);
      reading.await();
      client.frame(RST_STREAM, 0, 1, (byte) 0, (byte) 0, (byte) 0, (byte) 8);
      failed.await();
      for (int stream = 3; stream < 200; stream += 2) {
        client.ask(stream, END_STREAM, "GET", "/hello");
        Frame answer = client.await(DATA);
        while (answer.stream() == 1) {
          answer = client.await(DATA);
        }
        assertThat(answer.text()).as("stream %d", stream).isEqualTo("hello");
      }
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  /** Does it so many times, or until the server closes. */
  private static void times(int count, Step step) throws Exception {
    try {
      for (int i = 0; i < count; i++) {
        step.run();
      }
    } catch (SocketException closed) {
      // What it said before is still there to be read.
    }
  }

  /** Does it until the server closes, for which this waits if it has done it very often. */
  private static void flood(Http2Client client, Step step) throws Exception {
    times(OFTEN, step);
    client.await(-1);
  }

  /** Returns the status of an answer's head, of which it is the first field. */
  private static int status(Frame head) {
    byte[] block = head.payload();
    return switch (block.length == 0 ? 0 : block[0] & 0xff) {
      case 0x88 -> 200;
      case 0x89 -> 204;
      case 0x8c -> 400;
      case 0x8d -> 404;
      case 0x8e -> 500;
      case 0x48 -> Integer.parseInt(new String(block, 2, 3, US_ASCII));
      default -> 0;
    };
  }

  private RunningServer serve(WireLimits.Times times) throws IOException {
    return RunningServer.serve(
        Httpsrv.builder().scripts(folder).interpreters(1), WireLimits.defaults().with(times));
  }
}
