package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.server.Http2Client.Frame;
import dev.httpsrv.server.RawClient.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the wire hold where the server itself answers, too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthTest {

  private RunningServer server;

  @BeforeAll
  void serve() throws IOException {
    server =
        RunningServer.serve(
            Httpsrv.builder(), settings -> settings.health(new HealthPaths("/ready", "/live")));
  }

  @AfterAll
  void close() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ready", "/live"})
  void headHasNoBodySoThatTheNextAnswerFollows(String path) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.ask("HEAD", path).ask("GET", path).ask("GET", "/nothing");
      Answer head = client.readHead();
      assertThat(head.statusLine()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(head.headers())
          .containsEntry("content-length", "3")
          .containsEntry("cache-control", "no-store");
      Answer get = client.read();
      assertThat(get.statusLine()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(get.body()).isEqualTo("ok\n");
      assertThat(client.read().statusLine()).isEqualTo("HTTP/1.1 404 Not Found");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/ready/, 200",
    "/%72eady, 200",
    "/live/, 200",
    "/ready/x, 404",
    "/ready//, 404",
    "/readyx, 404"
  })
  void aTrailingSlashMakesNoDifferenceAndWhatIsBelowIsNotAnswered(String path, int status)
      throws Exception {
    assertThat(server.get(path).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ready", "/live"})
  void whatIsNoQuestionIsNotAllowed(String path) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      Answer answer = client.ask("DELETE", path).read();
      assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 405 Method Not Allowed");
      assertThat(answer.headers()).containsEntry("allow", "GET, HEAD");
    }
  }

  @Test
  void headHasNoBodyInHttp2Either() throws Exception {
    try (Http2Client client = new Http2Client(server.port())) {
      client.ask(1, Http2Client.END_STREAM, "HEAD", "/ready");
      client.ask(3, Http2Client.END_STREAM, "GET", "/ready");
      Frame frame = client.await(Http2Client.DATA);
      while (frame.stream() == 1 && frame.payload().length == 0) {
        frame = client.await(Http2Client.DATA);
      }
      assertThat(frame.stream()).isEqualTo(3);
      assertThat(frame.text()).isEqualTo("ok\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT"})
  void methodsThatNoRouteAnswersAreRefused(String method) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      assertThat(client.ask(method, "/ready").read().statusLine())
          .isEqualTo("HTTP/1.1 501 Not Implemented");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a:x", "[::1"})
  void aHostThatIsNoneIsRefused(String host) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /ready HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
      assertThat(client.read().statusLine()).isEqualTo("HTTP/1.1 400 Bad Request");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void aBodyIsPassedOver() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /ready HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
      client.ask("GET", "/live");
      assertThat(client.read().body()).isEqualTo("ok\n");
      assertThat(client.read().body()).isEqualTo("ok\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 2000000", "Content-Length: 5\r\nExpect: 100-continue"})
  void aBodyThatIsNotPassedOverEndsTheConnectionWhichTheAnswerSays(String headers)
      throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /ready HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\n");
      Answer answer = client.read();
      assertThat(answer.body()).isEqualTo("ok\n");
      assertThat(answer.headers()).containsEntry("connection", "close");
    }
  }
}
