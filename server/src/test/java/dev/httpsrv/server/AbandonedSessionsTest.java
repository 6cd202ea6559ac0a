package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.httpsrv.runtime.Httpsrv;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Suspended sessions whose clients go away, or send more meanwhile. There is one interpreter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AbandonedSessionsTest {

  private static final String LUA =
      """
      local register = msys.httpsrv.register
      local waiting = ""

      register(nil, "/wait", function(session)
        local answer = session:ctx_get()
        if answer then
          session:response_string(answer)
          return msys.httpsrv.DONE
        end
        waiting = session:request_event_get()
        session:session_suspend()
        return msys.httpsrv.ASYNC
      end)

      local function resume(answer)
        local session = msys.httpsrv.session_find(waiting)
        if not session then
          return "nobody waits"
        end
        session:ctx_set(answer)
        return tostring(session:session_resume(0))
      end

      register("GET", "/resume", function(session)
        session:response_string(resume("resumed"))
      end)

      register("GET", "/waits", function(session)
        session:response_string(tostring(msys.httpsrv.session_find(waiting) ~= nil))
      end)

      register("GET", "/number", function(session)
        session:response_string(session:request_url_get().raw_query)
      end)
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Path folder = Path.of("");
  private RunningServer server;

  @BeforeAll
  void serve(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Files.writeString(folder.resolve("suspend.lua"), LUA);
    server = RunningServer.serve(Httpsrv.builder().scripts(folder).interpreters(1));
  }

  @AfterAll
  void close() throws IOException {
    server.close();
  }

  @Test
  void aClientThatGoesAwayEndsItsSession() throws Exception {
    RawClient client = new RawClient(server.port());
    client.ask("GET", "/wait");
    awaitWaiting(true);
    awaitThat(() -> threads().contains("Suspension.await"));
    awaitThat(() -> threads().contains("httpsrv-watch"));
    client.close();
    awaitWaiting(false);
    assertThat(server.get("/resume").body()).isEqualTo("nobody waits");
    awaitThat(() -> !threads().contains("Suspension.await"));
    awaitThat(() -> !threads().contains("httpsrv-watch"));
  }

  @Test
  void aClientThatCrashesEndsItsSession() throws Exception {
    RawClient client = new RawClient(server.port());
    client.send("POST /wait HTTP/1.1\r\nHost: a\r\n");
    client.send("Transfer-Encoding: chunked\r\n\r\n64\r\nsome of it");
    awaitWaiting(true);
    client.reset();
    awaitWaiting(false);
  }

  @Test
  void whatIsSentBehindASuspendedRequestIsAnsweredAfterItInOrder() throws Exception {
    int requests = 2_000;
    try (RawClient client = new RawClient(server.port())) {
      client.ask("GET", "/wait");
      awaitWaiting(true);
      awaitThat(() -> threads().contains("httpsrv-watch"));
      for (int i = 0; i < requests; i++) {
        client.ask("GET", "/number?" + i);
      }
      assertThat(server.get("/resume").body()).isEqualTo("true");
      assertThat(client.read().body()).isEqualTo("resumed");
      for (int i = 0; i < requests; i++) {
        assertThat(client.read().body()).isEqualTo("" + i);
      }
    }
  }

  @Test
  void aBodyThatComesWhileTheSessionIsSuspendedIsNotTakenForARequest() throws Exception {
    String body = "GET /number?1 HTTP/1.1\r\nHost: a\r\n\r\n";
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /wait HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      awaitWaiting(true);
      awaitThat(() -> threads().contains("httpsrv-watch"));
      client.sendChunk(body.getBytes(UTF_8)).send("0\r\n\r\n").ask("GET", "/number?2");
      assertThat(server.get("/resume").body()).isEqualTo("true");
      assertThat(client.read().body()).isEqualTo("resumed");
      assertThat(client.read().body()).isEqualTo("2");
    }
  }

  @Test
  void anHttp2RequestWaitsAsWell() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      HttpResponse<String> upgraded =
          client.send(server.request("GET", "/number?1", new byte[0]), BodyHandlers.ofString());
      assertThat(upgraded.version()).isEqualTo(HttpClient.Version.HTTP_2);
      CompletableFuture<HttpResponse<String>> suspended =
          client.sendAsync(server.request("GET", "/wait", new byte[0]), BodyHandlers.ofString());
      awaitWaiting(true);
      assertThat(
              client
                  .send(server.request("GET", "/resume", new byte[0]), BodyHandlers.ofString())
                  .body())
          .isEqualTo("true");
      assertThat(suspended.get().body()).isEqualTo("resumed");
    }
  }

  private void awaitWaiting(boolean expected) throws Exception {
    awaitThat(() -> server.get("/waits").body().equals("" + expected));
  }

  private static void awaitThat(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
    }
  }

  /** Returns the stacks of all threads, virtual ones among them. */
  private String threads() throws IOException {
    Path dump = folder.resolve("threads.txt");
    Files.deleteIfExists(dump);
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(
            dump.toAbsolutePath().toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
    return Files.readString(dump);
  }
}
