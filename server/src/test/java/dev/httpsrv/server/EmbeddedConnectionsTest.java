package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.api.HttpsrvRegistry;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.server.connection.WatchedConnections;
import dev.httpsrv.server.wire.WireLimits;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/wire.md says of a server of Helidon's own, which an application embeds httpsrv in. */
class EmbeddedConnectionsTest {

  private static final Duration SOON = Duration.ofMillis(500);
  private static final Duration LATE = Duration.ofHours(1);

  private final CountDownLatch waiting = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private WebServer server = serve(WireLimits.defaults());

  private WebServer serve(WireLimits limits) {
    Httpsrv httpsrv = Httpsrv.builder().register(this::register).build();
    WatchedConnections connections = new WatchedConnections(limits);
    WebServerConfig.Builder config = WebServer.builder();
    connections.addTo(config);
    return config
        .host("127.0.0.1")
        .port(0)
        .routing(HttpRouting.builder().any(new HttpsrvHandler(httpsrv, connections)))
        .build()
        .start();
  }

  private void serveAnew(WireLimits limits) {
    server.stop();
    server = serve(limits);
  }

  private void register(HttpsrvRegistry registry) {
    registry.register(
        null,
        "/hello",
        session -> {
          session.body("hello".getBytes(UTF_8));
          return HandlerResult.DONE;
        });
    registry.register(
        "POST",
        "/reads",
        session -> {
          session.body(session.requestBytes());
          return HandlerResult.DONE;
        });
    registry.register(
        "GET",
        "/wait",
        session -> {
          waiting.countDown();
          mayEnd.await();
          return HandlerResult.DONE;
        });
  }

  @AfterEach
  void stop() {
    mayEnd.countDown();
    server.stop();
  }

  @Test
  void requestsOfBothVersionsAreAnswered() throws Exception {
    try (RawClient client = new RawClient(server.port());
        Http2Client other = new Http2Client(server.port())) {
      client.send("POST /reads HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("5;a=b\r\nhello\r\n0\r\n\r\n").ask("GET", "/hello");
      assertThat(client.read().body()).isEqualTo("hello");
      assertThat(client.read().body()).isEqualTo("hello");
      other.ask(1, Http2Client.END_STREAM, "GET", "/hello");
      assertThat(other.await(Http2Client.DATA).text()).isEqualTo("hello");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/reads", "/hello", "/nothing"})
  void aMalformedChunkEndsTheConnection(String path) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST " + path + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("+5\r\nhello\r\n0\r\n\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.rest()).containsOnlyOnce("HTTP/1.1 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "G", "GET /hello HTTP/1.1\r\nHost: a\r\nX", "PRI * HTTP/2.0"})
  void aClientThatIsTooSlowIsClosed(String begun) throws Exception {
    serveAnew(WireLimits.defaults().with(new WireLimits.Times(SOON, SOON, LATE, LATE)));
    try (RawClient client = new RawClient(server.port())) {
      assertThat(client.send(begun).isClosed()).isTrue();
    }
  }

  @Test
  void aRequestTooManyIsAnsweredSo() throws Exception {
    serveAnew(WireLimits.defaults().with(new WireLimits.Counts(10, 1, 10)));
    try (RawClient first = new RawClient(server.port());
        RawClient second = new RawClient(server.port())) {
      first.ask("GET", "/wait");
      waiting.await();
      assertThat(second.ask("GET", "/hello").read().statusLine()).startsWith("HTTP/1.1 503 ");
      mayEnd.countDown();
      assertThat(first.read().statusLine()).startsWith("HTTP/1.1 200 ");
      assertThat(first.ask("GET", "/hello").read().body()).isEqualTo("hello");
    }
  }

  @Test
  void aClientThatSendsMoreThanIsReadHasItsAnswer() throws Exception {
    int most = 1_500_000;
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /hello HTTP/1.1\r\nHost: a\r\nContent-Length: " + most + "\r\n\r\n");
      client.send(new byte[most]);
      RawClient.Answer answer = client.read();
      assertThat(answer.body()).isEqualTo("hello");
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(client.isClosed()).isTrue();
    }
  }
}
