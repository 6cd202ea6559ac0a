package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scripts that put what a client sent into a response's head, in each language and both versions of
 * HTTP: nothing of it gets out, and the script is told.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResponseSplittingTest {

  private static final String LUA =
      """
      local function route(path, use)
        msys.httpsrv.register("POST", "/lua/" .. path, function(session)
          local text = session:request_data_get_string()
          local taken = pcall(use, session, text)
          session:response_string(taken and "taken" or "refused")
        end)
      end
      route("name", function(session, text) session:response_header_set(text, "a") end)
      route("value", function(session, text) session:response_header_set("X-A", text) end)
      route("cookie", function(session, text)
        session:response_header_set("Set-Cookie", "a=" .. text .. "; HttpOnly")
      end)
      route("type", function(session, text) session:response_status_set_std(200, "a", text) end)
      route("type-header", function(session, text)
        session:response_header_set("Content-Type", text)
      end)
      route("reason", function(session, text) session:response_status_set(200, text) end)
      msys.httpsrv.register("POST", "/lua/stream", function(session)
        local text = session:request_data_get_string()
        session:response_append(text)
        session:response_flush()
        session:response_append(text)
      end)
      """;

  private static final String JAVASCRIPT =
      """
      function route(path, use) {
        msys.httpsrv.register("POST", "/js/" + path, (session) => {
          const text = session.request_data_get_string();
          let answer = "taken";
          try {
            use(session, text);
          } catch {
            answer = "refused";
          }
          session.response_string(answer);
        });
      }
      route("name", (session, text) => session.response_header_set(text, "a"));
      route("value", (session, text) => session.response_header_set("X-A", text));
      route("cookie", (session, text) =>
          session.response_header_set("Set-Cookie", `a=${text}; HttpOnly`));
      route("type", (session, text) => session.response_status_set_std(200, "a", text));
      route("type-header", (session, text) => session.response_header_set("Content-Type", text));
      route("reason", (session, text) => session.response_status_set(200, text));
      msys.httpsrv.register("POST", "/js/stream", (session) => {
        const text = session.request_data_get_string();
        session.response_append(text);
        session.response_flush();
        session.response_append(text);
      });
      """;

  private static final String PYTHON =
      """
      import msys

      def route(path, use):
          def handler(session):
              text = session.request_data_get_string()
              answer = "taken"
              try:
                  use(session, text)
              except Exception:
                  answer = "refused"
              session.response_string(answer)
          msys.httpsrv.register("POST", "/py/" + path, handler)

      route("name", lambda session, text: session.response_header_set(text, "a"))
      route("value", lambda session, text: session.response_header_set("X-A", text))
      route("cookie", lambda session, text:
          session.response_header_set("Set-Cookie", "a=" + text + "; HttpOnly"))
      route("type", lambda session, text: session.response_status_set_std(200, "a", text))
      route("type-header", lambda session, text: session.response_header_set("Content-Type", text))
      route("reason", lambda session, text: session.response_status_set(200, text))

      def stream(session):
          text = session.request_data_get_string()
          session.response_append(text)
          session.response_flush()
          session.response_append(text)
      msys.httpsrv.register("POST", "/py/stream", stream)
      """;

  private static final List<String> LANGUAGES = List.of("lua", "js", "py");

  /** What a header of its own, or a response of its own, would begin with. */
  private static final List<String> BREAKS =
      List.of(
          "a\r\nX-Evil: 1",
          "a\nX-Evil: 1",
          "a\rX-Evil: 1",
          "a\r\n\r\nHTTP/1.1 200 OK\r\nX-Evil: 1\r\n\r\n",
          "a\0b",
          "a\u007fb",
          "a\u000bX-Evil: 1",
          "a\u0085X-Evil: 1",
          "a\u2028X-Evil: 1",
          // Their low octets are CR and LF.
          "a\u010d\u010aX-Evil: 1");

  private static final List<String> NAMES_OF_THE_SERVER =
      List.of(
          "Content-Length", "transfer-encoding", "Connection", "Keep-Alive", "Trailer", "Upgrade");

  private static final List<String> NO_NAMES = List.of("", "a b", "a:b", "X-Evil: 1", "é");

  private RunningServer server;

  @BeforeAll
  void serve(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("split.lua"), LUA);
    Files.writeString(folder.resolve("split.js"), JAVASCRIPT);
    Files.writeString(folder.resolve("split.py"), PYTHON);
    server = RunningServer.serve(folder);
  }

  @AfterAll
  void close() throws IOException {
    server.close();
  }

  static Stream<String> places() {
    return LANGUAGES.stream()
        .flatMap(
            language ->
                Stream.of("name", "value", "cookie", "type", "type-header", "reason")
                    .map(place -> "/" + language + "/" + place));
  }

  @ParameterizedTest
  @MethodSource("places")
  void nothingThatBreaksALineGetsIntoAHead(String path) throws Exception {
    for (String each : BREAKS) {
      assertRefused(path, each);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/lua/name", "/js/name", "/py/name"})
  void whatIsNoNameAndTheFramingAreNotTheScripts(String path) throws Exception {
    for (String each : NAMES_OF_THE_SERVER) {
      assertRefused(path, each);
    }
    for (String each : NO_NAMES) {
      assertRefused(path, each);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/lua/stream", "/js/stream", "/py/stream"})
  void whatIsStreamedIsDataWhateverItLooksLike(String path) throws Exception {
    String text = "a\r\n0\r\n\r\nHTTP/1.1 200 OK\r\nX-Evil: 1\r\nContent-Length: 0\r\n\r\n";
    try (RawClient client = new RawClient(server.port())) {
      RawClient.Answer answer = ask(client, path, text);
      assertThat(answer.body()).isEqualTo(text + text);
      assertThat(answer.headers()).doesNotContainKey("x-evil");
      assertThat(ask(client, path, "b").body()).isEqualTo("bb");
    }
  }

  @Test
  void nothingThatBreaksALineGetsIntoAHeadOfHttp2() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      // A request with a body does not change the version.
      client.send(server.request("GET", "/", new byte[0]), BodyHandlers.discarding());
      for (String path : places().toList()) {
        for (String each : BREAKS) {
          HttpResponse<String> answer = send(client, path, each);
          assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
          assertThat(answer.statusCode()).isEqualTo(200);
          assertThat(answer.body()).as(path + " " + each).isEqualTo("refused");
          assertThat(answer.headers().map().toString()).doesNotContainIgnoringCase("evil");
        }
      }
      for (String language : LANGUAGES) {
        for (String name : NAMES_OF_THE_SERVER) {
          assertThat(send(client, "/" + language + "/name", name).body()).isEqualTo("refused");
        }
      }
    }
  }

  private HttpResponse<String> send(HttpClient client, String path, String text)
      throws IOException, InterruptedException {
    return client.send(server.request("POST", path, text.getBytes(UTF_8)), BodyHandlers.ofString());
  }

  /** Checks an answer byte for byte: after it comes the answer to the next request. */
  private void assertRefused(String path, String text) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      RawClient.Answer answer = ask(client, path, text);
      assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(answer.body()).as(path + " " + text).isEqualTo("refused");
      assertThat(answer.headers().keySet())
          .allMatch(name -> name.matches("(?i)date|connection|content-(type|length)"));
      assertThat(answer.headers()).containsEntry("content-type", "text/plain");
      assertThat(client.ask("GET", "/nothing").read().statusLine()).startsWith("HTTP/1.1 404 ");
    }
  }

  private static RawClient.Answer ask(RawClient client, String path, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    client.send("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length);
    return client.send("\r\n\r\n").send(body).read();
  }
}
