package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import dev.httpsrv.server.wire.WireLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much clients may send, and how many there may be. */
class WireLimitsTest {

  private static final String LUA =
      """
      local register = msys.httpsrv.register
      register(nil, "/hello", function(session)
        session:response_append("hello")
      end)
      register("POST", "/whole", function(session)
        session:response_append(tostring(#session:request_data_get_string()))
      end)
      register("POST", "/pieces", function(session)
        local reader = session:request_data_get()
        local read = 0
        local piece = reader:read()
        while piece do
          read = read + #piece
          piece = reader:read()
        end
        session:response_append(tostring(read))
      end)
      """;

  private static final String UPGRADE =
      "GET %s HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\n"
          + "Upgrade: h2c\r\nHTTP2-Settings: \r\n\r\n";

  private final WireLimits usual = WireLimits.defaults();

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("limits.lua"), LUA);
  }

  @Test
  void aBodyThatIsTooLargeIsAnsweredSo() throws Exception {
    HttpsrvBuilder limited = Httpsrv.builder().scripts(folder).limits("body=1000");
    try (RunningServer server = RunningServer.serve(limited)) {
      for (String path : new String[] {"/whole", "/pieces"}) {
        try (RawClient client = new RawClient(server.port())) {
          client.send("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n");
          client.send("x".repeat(1001));
          assertThat(client.read().statusLine()).startsWith("HTTP/1.1 413 ");
          assertThat(client.endSending().isClosed()).isTrue();
        }
        try (RawClient client = new RawClient(server.port())) {
          client.send(
              "POST " + path + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
          client.sendChunk(new byte[600]).sendChunk(new byte[600]);
          assertThat(client.read().statusLine()).startsWith("HTTP/1.1 413 ");
          assertThat(client.endSending().isClosed()).isTrue();
        }
        assertThat(server.send("POST", path, new byte[1_000]).body()).isEqualTo("1000");
      }
    }
  }

  @Test
  void aRequestLineAndHeadersThatAreTooLargeAreAnsweredSo() throws Exception {
    try (RunningServer server = serve(usual)) {
      assertThat(status(server, "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"))
          .startsWith("HTTP/1.1 414 ");
      assertThat(
              status(server, "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(33_000) + "\r\n\r\n"))
          .startsWith("HTTP/1.1 431 ");
      assertThat(status(server, "GET / HTTP/1.1\r\nHost: a\r\n" + "a: b\r\n".repeat(100) + "\r\n"))
          .startsWith("HTTP/1.1 431 ");
      assertThat(
              status(
                  server,
                  "GET /hello?"
                      + "a".repeat(8_100)
                      + " HTTP/1.1\r\nHost: a\r\nX: "
                      + "a".repeat(32_000)
                      + "\r\n"
                      + "a: b\r\n".repeat(98)
                      + "\r\n"))
          .startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void aConnectionTooManyWaitsUntilAnotherEnds() throws Exception {
    try (RunningServer server = serve(usual.with(new WireLimits.Counts(1, 10, 10)))) {
      RawClient first = new RawClient(server.port());
      assertThat(first.ask("GET", "/hello").read().body()).isEqualTo("hello");
      try (RawClient second = new RawClient(server.port())) {
        second.ask("GET", "/hello");
        for (int i = 0; i < 100; i++) {
          assertThat(first.ask("GET", "/hello").read().body()).isEqualTo("hello");
        }
        assertThat(server.console("status")).contains("connections: 1, accepted: 1");
        first.close();
        assertThat(second.read().body()).isEqualTo("hello");
      }
    }
  }

  @Test
  void aRequestTooManyIsAnsweredSo() throws Exception {
    Waiting wait = new Waiting();
    try (RunningServer server =
            RunningServer.serve(wait.at("/wait"), usual.with(new WireLimits.Counts(10, 1, 10)));
        RawClient first = new RawClient(server.port())) {
      first.ask("GET", "/wait");
      wait.came.await();
      assertThat(status(server, "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"))
          .startsWith("HTTP/1.1 503 ");
      assertThat(status(server, UPGRADE.formatted("/hello"))).startsWith("HTTP/1.1 503 ");
      wait.end.countDown();
      assertThat(first.read().body()).isEqualTo("x");
      assertThat(first.ask("GET", "/hello").read().body()).isEqualTo("hello");
    }
  }

  @Test
  void aRequestThatUpgradesItsConnectionCountsUntilItIsAnswered() throws Exception {
    Waiting wait = new Waiting();
    try (RunningServer server =
            RunningServer.serve(wait.at("/wait"), usual.with(new WireLimits.Counts(10, 1, 10)));
        RawClient client = new RawClient(server.port())) {
      assertThat(client.send(UPGRADE.formatted("/wait")).head()).startsWith("HTTP/1.1 101 ");
      client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
      Http2Client upgraded = new Http2Client(client).frame(Http2Client.SETTINGS, 0, 0);
      wait.came.await();
      assertThat(status(server, "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"))
          .startsWith("HTTP/1.1 503 ");
      wait.end.countDown();
      assertThat(upgraded.await(Http2Client.DATA).text()).isEqualTo("x");
      awaitHello(server);
    }
  }

  @Test
  void anUpgradedConnectionThatEndsBeforeItsRequestBeginsCountsNoLonger() throws Exception {
    try (RunningServer server = serve(usual.with(new WireLimits.Counts(10, 1, 10)));
        RawClient client = new RawClient(server.port())) {
      assertThat(client.send(UPGRADE.formatted("/hello")).head()).startsWith("HTTP/1.1 101 ");
      client.close();
      awaitHello(server);
    }
  }

  private static void awaitHello(RunningServer server) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (server.get("/hello").statusCode() != 200) {
      assertThat(System.nanoTime() - deadline).isNegative();
    }
  }

  /** A handler that waits for its end. */
  private final class Waiting {

    private final CountDownLatch came = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    HttpsrvBuilder at(String path) {
      return Httpsrv.builder()
          .scripts(folder)
          .register(
              registry ->
                  registry.register(
                      "GET",
                      path,
                      session -> {
                        came.countDown();
                        end.await();
                        session.body(new byte[] {'x'});
                        return HandlerResult.DONE;
                      }));
    }
  }

  private static String status(RunningServer server, String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).read().statusLine();
    }
  }

  private RunningServer serve(WireLimits limits) throws IOException {
    return RunningServer.serve(Httpsrv.builder().scripts(folder).interpreters(1), limits);
  }
}
