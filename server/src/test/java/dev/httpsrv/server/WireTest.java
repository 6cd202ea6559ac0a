package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.server.RawClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of requests that are odd, on every kind of route. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireTest {

  private static final String LUA =
      """
      local register = msys.httpsrv.register
      local smuggled = 0

      register("GET", "/smuggled", function(session)
        smuggled = smuggled + 1
      end)
      register("GET", "/count", function(session)
        session:response_append(tostring(smuggled))
      end)
      register(nil, "/reads", function(session)
        session:response_append("read " .. session:request_data_get_string())
      end)
      register(nil, "/ignores", function(session)
        session:response_append("ignored")
      end)
      register("GET", "/get", function(session)
        session:response_append("got")
      end)
      register(nil, "/path", function(session)
        session:response_append(session:request_url_get().path)
      end)
      register("GET", "/query", function(session)
        session:response_append(session:request_url_get().query)
      end)
      register("GET", "/nothing-to-say", function(session)
        session:response_status_set(204)
      end)
      register("GET", "/cookies", function(session)
        session:response_header_add("Set-Cookie", "a=1")
        session:response_header_add("Set-Cookie", "b=2")
      end)
      register("GET", "/not-modified", function(session)
        session:response_status_set(304)
      end)
      register("GET", "/streams-nothing", function(session)
        session:response_status_set(204)
        session:response_flush()
      end)
      register("GET", "/streams", function(session)
        session:response_append("one,")
        session:response_flush()
        session:response_append("two")
      end)
      register("GET", "/host", function(session)
        session:response_append(session:request_header_get("host"))
      end)
      """;

  private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

  private RunningServer server;

  @BeforeAll
  void serve(@TempDir Path folder) throws IOException {
    server =
        RunningServer.serve(
            Httpsrv.builder()
                .scripts(Files.writeString(folder.resolve("wire.lua"), LUA))
                .interpreters(1));
  }

  @AfterAll
  void close() throws Exception {
    assertThat(server.get("/count").body()).isEqualTo("0");
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/reads", "/ignores", "/get", "/nothing", "/a%00b"})
  void aMalformedChunkEndsTheConnectionOnEveryRoute(String path) throws Exception {
    for (String chunk : new String[] {"+5\r\nhello\r\n", "5\r\nhelloXX", "\r\n", "x\r\n"}) {
      try (RawClient client = chunked(path)) {
        client.send(chunk + "0\r\n\r\n" + SMUGGLED).endSending();
        assertThat(client.rest()).containsOnlyOnce("HTTP/1.1 ");
      }
      try (RawClient client = chunked(path)) {
        client.send("5\r\nhello\r\n");
        client.send(chunk + "0\r\n\r\n" + SMUGGLED).endSending();
        assertThat(client.rest()).containsOnlyOnce("HTTP/1.1 ");
      }
    }
  }

  @Test
  void aMalformedChunkIsAnsweredToWhoReadsTheBody() throws Exception {
    try (RawClient client = chunked("/reads")) {
      client.send("5\r\nhello\r\n");
      client.send("5\r\nhelloXX" + SMUGGLED);
      Answer answer = client.read();
      assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 400 Bad Request");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void extensionsAndTrailersAreTakenAndDropped() throws Exception {
    try (RawClient client = chunked("/reads")) {
      client.send("5;name=\"value\"\r\nhello\r\n0;last\r\nX-Sum: 5\r\n\r\n").ask("GET", "/get");
      assertThat(client.read().body()).isEqualTo("read hello");
      assertThat(client.read().body()).isEqualTo("got");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/reads", "/ignores", "/get", "/nothing"})
  void theNextRequestFollowsABodyWhetherOrNotItWasRead(String path) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: ");
      client.send(SMUGGLED.length() + "\r\n\r\n" + SMUGGLED).ask("GET", "/get");
      client.read();
      assertThat(client.read().body()).isEqualTo("got");
    }
    try (RawClient client = chunked(path)) {
      client.send(Integer.toHexString(SMUGGLED.length()) + "\r\n" + SMUGGLED + "\r\n0\r\n\r\n");
      client.ask("GET", "/get").read();
      assertThat(client.read().body()).isEqualTo("got");
    }
  }

  @Test
  void aLargeBodyThatNobodyReadsEndsTheConnection() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /ignores HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n");
      Answer answer = client.read();
      assertThat(answer.body()).isEqualTo("ignored");
      assertThat(answer.headers()).containsEntry("connection", "close");
      client.endSending();
      assertThat(client.isClosed()).isTrue();
    }
  }

  // 100-continue

  @Test
  void aBodyIsAskedForWhenItIsRead() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send(expecting("/reads"));
      assertThat(client.line()).isEqualTo("HTTP/1.1 100 Continue");
      assertThat(client.line()).isEmpty();
      client.send("hello").ask("GET", "/get");
      assertThat(client.read().body()).isEqualTo("read hello");
      assertThat(client.read().body()).isEqualTo("got");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ignores", "/get", "/nothing"})
  void aFinalAnswerInsteadEndsTheConnection(String path) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send(expecting(path) + SMUGGLED);
      assertThat(client.read().headers()).containsEntry("connection", "close");
      client.endSending();
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void aBodyThatComesUnaskedIsRead() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send(expecting("/reads") + "hello").ask("GET", "/get");
      assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue");
      assertThat(client.read().body()).isEqualTo("read hello");
      assertThat(client.read().body()).isEqualTo("got");
    }
  }

  // HTTP/1.0

  @ParameterizedTest
  @ValueSource(strings = {"", "Connection: keep-alive\r\n", "Host: a\r\nConnection: close\r\n"})
  void aClientOfHttpOneZeroIsAnsweredAndClosed(String headers) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /get HTTP/1.0\r\n" + headers + "\r\n");
      Answer answer = client.read();
      assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(answer.body()).isEqualTo("got");
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void aClientOfHttpOneZeroGetsAStreamThatEndsWithTheConnection() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /streams HTTP/1.0\r\n\r\n");
      assertThat(client.readHead().headers()).doesNotContainKey("transfer-encoding");
      assertThat(client.rest()).isEqualTo("one,two");
    }
  }

  @Test
  void aClientOfHttpOneZeroMaySendABodyAndNoHost() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /reads HTTP/1.0\r\nContent-Length: 5\r\n\r\nhello");
      assertThat(client.read().body()).isEqualTo("read hello");
    }
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /host HTTP/1.0\r\n\r\n");
      assertThat(client.read().body()).isEqualTo("127.0.0.1:" + server.port());
    }
  }

  // Methods, targets, paths

  @ParameterizedTest
  @CsvSource({
    "TRACE /get, 501",
    "TRACE /nothing, 501",
    "CONNECT /get, 501",
    "CONNECT a:443, 501",
    "get /get, 501",
    "OPTIONS *, 204",
    "PROPFIND /get, 405",
    "PROPFIND /ignores, 200"
  })
  void methodsThatAreNotServedAreRefused(String line, int status) throws Exception {
    assertThat(answer(line).statusLine()).startsWith("HTTP/1.1 " + status + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "/path/a%2fb, /path/a%2Fb",
    "/path/a%5cb, /path/a\\b",
    "/path/a%2Fb%25, /path/a%2Fb%25",
    "/path/%61, /path/a",
    "/path/./a, /path/a",
    "/path/b/../a, /path/a",
    "/path/b/%2e%2E/a, /path/a",
    "/path/%2e/a, /path/a",
    "/../../path/a, /path/a",
    "/a/%2e%2e/path, /path",
    "/path//a, /path//a",
    "/path/a%20b, /path/a b",
    "/path/%c3%a9, /path/\u00e9",
    "/path/a;b=c, /path/a;b=c",
    "'/path/[a]{b}|^`<\"', '/path/[a]{b}|^`<\"'",
    "http://a/path/x, /path/x"
  })
  void aPathIsReadInOneWay(String target, String path) throws Exception {
    assertThat(answer("GET " + target).body())
        .isEqualTo(new String(path.getBytes(UTF_8), ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/path/%00",
        "/path/%0a",
        "/path/%0D%0Ax",
        "/path/%7f",
        "/path/%",
        "/path/%4",
        "/path/%zz",
        "/path/%ff",
        "/path/%c0%af",
        "/path/%c0%ae%c0%ae",
        "/path/%ed%a0%80",
        "/path/%u0041",
        "/path/a\\b",
        "/path#a",
        "//a b",
        "http://b/path",
        "*"
      })
  void whatIsNoPathIsRefused(String target) throws Exception {
    assertThat(answer("GET " + target).statusLine()).isEqualTo("HTTP/1.1 400 Bad Request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a[]=1&b={2}|^`\\", "\"<>\"", "%zz", "a=b?/c"})
  void aQueryIsWhatComes(String query) throws Exception {
    assertThat(answer("GET /query?" + query).body()).isEqualTo(query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /nothing-to-say",
        "GET /streams-nothing",
        "HEAD /nothing-to-say",
        "GET /not-modified"
      })
  void aResponseWithoutContentHasNoLengthAndTheNextOneFollows(String line) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      String[] methodAndPath = line.split(" ");
      client.ask(methodAndPath[0], methodAndPath[1]).ask("GET", "/get");
      Answer none = client.readHead();
      assertThat(none.statusLine()).isIn("HTTP/1.1 204 No Content", "HTTP/1.1 304 Not Modified");
      assertThat(none.headers())
          .doesNotContainKeys("content-length", "transfer-encoding", "content-type");
      assertThat(client.read().body()).isEqualTo("got");
    }
  }

  @Test
  void aClientOfHttpOneZeroGetsNoLengthEither() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /nothing-to-say HTTP/1.0\r\n\r\n");
      Answer none = client.readHead();
      assertThat(none.statusLine()).isEqualTo("HTTP/1.1 204 No Content");
      assertThat(none.headers()).doesNotContainKeys("content-length");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void eachCookieIsALine() throws Exception {
    assertThat(server.get("/cookies").headers().allValues("set-cookie"))
        .containsExactly("a=1", "b=2");
  }

  @Test
  void whatTheServerOffersIsAnsweredWithoutContent() throws Exception {
    assertThat(answer("OPTIONS *").headers()).doesNotContainKeys("content-length", "content-type");
  }

  @Test
  void whoseRequestIsRefusedIsInTheLog() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      answer("TRACE /get");
      assertThat(log.lines())
          .anyMatch(line -> line.matches("DEBUG A request of 127.0.0.1:\\d+ is refused with 501"));
    }
  }

  @Test
  void whyARequestIsRefusedIsInTheLog() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      answer("GET /get#a");
      assertThat(log.lines())
          .anyMatch(
              line ->
                  line.matches(
                      "DEBUG A request of 127.0.0.1:\\d+ is refused with 400: .*target is malformed"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/path%2f..%2fget", "/path/..%2fget", "/path%5c..%5cget", "/path/..;/get"})
  void anEncodedSlashIsNoWayOut(String target) throws Exception {
    assertThat(answer("GET " + target).body()).doesNotContain("got");
  }

  // Clients that go

  @Test
  void aClientThatSendsNoMoreIsAnswered() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.ask("GET", "/get").endSending();
      assertThat(client.read().body()).isEqualTo("got");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void aRequestThatIsCutOffIsAnsweredToWhoListens() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /get HTTP/1.1\r\nHo").endSending();
      assertThat(client.read().statusLine()).isEqualTo("HTTP/1.1 400 Bad Request");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void clientsThatCrashHarmNobody() throws Exception {
    for (String begun :
        new String[] {"", "G", "GET /get HTTP/1.1\r\nHost: a\r\n\r\n", expecting("/reads")}) {
      RawClient client = new RawClient(server.port());
      client.send(begun).reset();
      assertThat(server.get("/get").body()).isEqualTo("got");
    }
  }

  private Answer answer(String methodAndTarget) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(methodAndTarget + " HTTP/1.1\r\nHost: a\r\n\r\n").read();
    }
  }

  private RawClient chunked(String path) throws IOException {
    return new RawClient(server.port())
        .send("POST " + path + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
  }

  private static String expecting(String path) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n";
  }
}
