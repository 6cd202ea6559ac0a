package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.generation.HandlerThreads;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A head has the length of its response's content, or none (RFC 9110, 8.6). */
@Timeout(120)
class LengthsTest {

  private static final String LUA =
      """
      local register = msys.httpsrv.register
      register("GET", "/nothing", function(session)
        session:response_status_set(204)
      end)
      register("GET", "/same", function(session)
        session:response_status_set(304)
        session:response_flush()
      end)
      register(nil, "/stream", function(session)
        session:response_append("one")
        session:response_flush()
        session:response_append("two")
      end)
      register(nil, "/whole", function(session)
        session:response_append("whole")
      end)
      """;

  private static final String JAVASCRIPT =
      """
      msys.httpsrv.register("GET", "/later", async (session) => {
        await msys.sleep(0.01);
        session.response_status_set(204);
        session.response_flush(true);
      });
      """;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing, 204, ",
    "GET, /same, 304, ",
    "GET, /later, 204, ",
    "GET, /stream, 200, ",
    "HEAD, /stream, 200, ",
    "GET, /whole, 200, 5",
    "HEAD, /whole, 200, 5"
  })
  void contentLengthIsTheSameInEveryVersionAndThreadMode(
      String method, String path, int status, String length) throws Exception {
    Files.writeString(folder.resolve("lengths.lua"), LUA);
    Files.writeString(folder.resolve("lengths.js"), JAVASCRIPT);
    for (HandlerThreads threads : HandlerThreads.values()) {
      try (RunningServer server =
          RunningServer.serve(Httpsrv.builder().scripts(folder).interpreters(1).threads(threads))) {
        for (Version version : Version.values()) {
          HttpResponse<String> answer = ask(server, version, method, path);
          assertThat(answer.version()).isEqualTo(version);
          assertThat(answer.statusCode()).isEqualTo(status);
          assertThat(answer.headers().firstValue("Content-Length").orElse(null))
              .as("%s, %s", version, threads)
              .isEqualTo(length);
        }
      }
    }
  }

  private static HttpResponse<String> ask(
      RunningServer server, Version version, String method, String path)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
      return client.send(server.request(method, path, new byte[0]), BodyHandlers.ofString());
    }
  }
}
