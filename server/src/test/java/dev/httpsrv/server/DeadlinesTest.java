package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.server.RawClient.Answer;
import dev.httpsrv.server.wire.WireLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are slow, and what a server closes that waits for half a second. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadlinesTest {

  private static final String LUA =
      """
      local register = msys.httpsrv.register
      local broken = ""

      register(nil, "/hello", function(session)
        session:response_append("hello")
      end)
      register("POST", "/reads", function(session)
        session:response_append(session:request_data_get_string())
      end)
      register("GET", "/large", function(session)
        session:response_append(("x"):rep(64 * 1024 * 1024))
      end)
      register("GET", "/endless", function(session)
        broken = "no"
        local ok = pcall(function()
          while true do
            session:response_append(("x"):rep(65536))
            session:response_flush()
          end
        end)
        broken = tostring(not ok)
      end)
      register("GET", "/broken", function(session)
        session:response_append(broken)
      end)
      """;

  private static final Duration SOON = Duration.ofMillis(500);

  /** For what a client does before; it may be held up. */
  private static final Duration SOON_ENOUGH = Duration.ofSeconds(2);

  private static final Duration LATE = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Path folder = Path.of("");
  private final List<RunningServer> servers = new ArrayList<>();

  @BeforeAll
  void write(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Files.writeString(folder.resolve("slow.lua"), LUA);
  }

  @AfterAll
  void close() throws IOException {
    for (RunningServer each : servers) {
      each.close();
    }
  }

  @Test
  void aClientThatSaysNothingIsClosed() throws Exception {
    try (RawClient client = client(new WireLimits.Times(SOON, LATE, LATE, LATE))) {
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void aConnectionWithoutANextRequestIsClosed() throws Exception {
    try (RawClient client = client(new WireLimits.Times(SOON_ENOUGH, LATE, LATE, LATE))) {
      assertThat(client.ask("GET", "/hello").read().body()).isEqualTo("hello");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G",
        "GET /",
        "GET /hello HTTP/1.1\r\n",
        "GET /hello HTTP/1.1\r\nHost: a\r\nX",
        "PRI * HTTP/2.0"
      })
  void aHeadThatTakesTooLongIsClosedHoweverItComes(String begun) throws Exception {
    try (RawClient client = client(new WireLimits.Times(LATE, SOON, LATE, LATE))) {
      assertClosedWhileSending(client.send(begun), "x");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"G", "GET /hello HTTP/1.1\r\n", "GET /hello HTTP/1.1\r\nHost: a\r\nX"})
  void whoHasBegunARequestIsToldThatItTookTooLong(String begun) throws Exception {
    try (RawClient client = client(new WireLimits.Times(LATE, SOON, LATE, LATE))) {
      client.ask("GET", "/hello").send(begun);
      assertThat(client.read().body()).isEqualTo("hello");
      Answer answer = client.read();
      assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 408 Request Timeout");
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void aHeadThatComesInPiecesButInTimeIsARequest() throws Exception {
    try (RawClient client = client(new WireLimits.Times(LATE, PATIENCE, LATE, LATE))) {
      for (String piece : new String[] {"G", "ET /hello HTTP/1.1\r\nHo", "st: a\r\n", "\r\n"}) {
        client.send(piece);
        Thread.sleep(20); // so that they arrive one by one
      }
      assertThat(client.read().body()).isEqualTo("hello");
      // What was counted for one head is not for the next.
      assertThat(client.ask("GET", "/hello").read().body()).isEqualTo("hello");
    }
  }

  @Test
  void whoHasSentMuchOfABodyMayNotRestForLonger() throws Exception {
    try (CapturedLog log = new CapturedLog();
        RawClient client = client(new WireLimits.Times(LATE, LATE, SOON_ENOUGH, LATE))) {
      client.send("POST /reads HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n");
      client.send(new byte[100_000]);
      Answer answer = client.read();
      assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 408 Request Timeout");
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(client.isClosed()).isTrue();
      assertThat(log.await(1))
          .anyMatch(
              line ->
                  line.matches(
                      "DEBUG The connection of 127.0.0.1:\\d+ is closed: the client is too slow"));
    }
  }

  @Test
  void aClientThatIsLateAndDoesNotGoIsWaitedForNoLonger() throws Exception {
    RunningServer server = server(new WireLimits.Times(LATE, LATE, SOON, LATE));
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /reads HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nx");
      assertThat(client.read().statusLine()).isEqualTo("HTTP/1.1 408 Request Timeout");
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (server.console("status").stream()
          .noneMatch(each -> each.startsWith("connections: 0,"))) {
        assertThat(System.nanoTime() - deadline).as("it is still connected").isNegative();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/reads", "/hello", "/nothing", "/%00"})
  void aBodyThatTakesTooLongIsClosedOnEveryRoute(String path) throws Exception {
    String head = "POST " + path + " HTTP/1.1\r\nHost: a\r\n";
    try (RawClient client = client(new WireLimits.Times(LATE, LATE, SOON, LATE))) {
      assertClosedWhileSending(client.send(head + "Content-Length: 100000\r\n\r\n"), "x");
    }
    try (RawClient client = client(new WireLimits.Times(LATE, LATE, SOON, LATE))) {
      assertClosedWhileSending(
          client.send(head + "Transfer-Encoding: chunked\r\n\r\n"), "1\r\nx\r\n");
    }
  }

  @Test
  void aBodyThatComesFastEnoughMayTakeLonger() throws Exception {
    String piece = "x".repeat(1_000);
    Duration rest = Duration.ofSeconds(3);
    try (RawClient client = client(new WireLimits.Times(LATE, LATE, rest, LATE))) {
      client.send("POST /reads HTTP/1.1\r\nHost: a\r\nContent-Length: 20000\r\n\r\n");
      for (int i = 0; i < 20; i++) {
        client.send(piece);
        Thread.sleep(200);
      }
      assertThat(client.read().body()).hasSize(20_000);
    }
  }

  @Test
  void aClientThatDoesNotReadHoldsNoInterpreterAndIsClosed() throws Exception {
    RunningServer server = server(new WireLimits.Times(LATE, LATE, LATE, SOON));
    try (RawClient client = new RawClient(server.port())) {
      client.ask("GET", "/large");
      // There is one interpreter.
      assertThat(server.get("/hello").body()).isEqualTo("hello");
      assertClosedWhileSending(client, "x");
    }
  }

  @Test
  void aStreamToAClientThatDoesNotReadBreaksOff() throws Exception {
    RunningServer server = server(new WireLimits.Times(LATE, LATE, LATE, SOON));
    try (RawClient client = new RawClient(server.port())) {
      client.ask("GET", "/endless");
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!server.get("/broken").body().equals("true")) {
        assertThat(System.nanoTime()).as("broke off").isLessThan(deadline);
      }
      assertThat(client.readHead().statusLine()).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  private static void assertClosedWhileSending(RawClient client, String bytes) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (System.nanoTime() < deadline) {
        client.send(bytes);
        Thread.sleep(50);
      }
    } catch (IOException closed) {
      return;
    }
    throw new AssertionError("The connection was not closed.");
  }

  private RawClient client(WireLimits.Times times) throws IOException {
    return new RawClient(server(times).port());
  }

  private RunningServer server(WireLimits.Times times) throws IOException {
    RunningServer server =
        RunningServer.serve(
            Httpsrv.builder().scripts(folder).interpreters(1).limits("time=none,computing=none"),
            WireLimits.defaults().with(times));
    servers.add(server);
    return server;
  }
}
