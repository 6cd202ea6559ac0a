package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import dev.httpsrv.runtime.generation.HandlerThreads;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sees of a server that ends. */
class ShutdownTest {

  private static final String SCRIPT =
      """
      msys.httpsrv.register("GET", "/hello", function(session)
        session:response_string("hello")
      end)
      msys.httpsrv.register("POST", "/echo", function(session)
        session:response_string(session:request_data_get_string())
      end)
      msys.httpsrv.register("GET", "/suspend", function(session)
        session:session_suspend()
        return msys.httpsrv.ASYNC
      end)
      """;

  private static final Duration AGES = Duration.ofSeconds(60);

  @TempDir private Path folder = Path.of("");
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private RunningServer server;

  @BeforeEach
  void serve() throws IOException {
    Files.writeString(folder.resolve("s.lua"), SCRIPT);
    server = serve(Duration.ofSeconds(15));
  }

  @AfterEach
  void close() throws IOException {
    mayEnd.countDown();
    server.close();
  }

  private RunningServer serve(Duration deadline) throws IOException {
    return serve(Httpsrv.builder(), deadline);
  }

  private RunningServer serve(HttpsrvBuilder builder, Duration deadline) throws IOException {
    return RunningServer.serve(
        builder
            .scripts(folder)
            .interpreters(1)
            .register(
                registry ->
                    registry.register(
                        "GET",
                        "/slow",
                        session -> {
                          begun.countDown();
                          mayEnd.await(60, TimeUnit.SECONDS);
                          session.append("slow".getBytes(UTF_8));
                          return HandlerResult.DONE;
                        })),
        settings ->
            settings.health(new HealthPaths("/ready", "/live")).shutdown(Duration.ZERO, deadline));
  }

  @Test
  void aRequestThatRunsHasItsAnswerWhichIsTheLastOfItsConnection() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.ask("GET", "/slow");
      begun.await();
      Thread end = server.shutdown();
      awaitRefused();
      mayEnd.countDown();
      RawClient.Answer answer = client.read();
      assertThat(answer.body()).isEqualTo("slow");
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(client.isClosed()).isTrue();
      assertThat(end.join(AGES)).isTrue();
    }
  }

  @Test
  void aRequestThatArrivesMeanwhileOnAnOpenConnectionIsAnswered() throws Exception {
    server.close();
    server = serve(Duration.ofMinutes(5)); // a twentieth of it is the time for such a request
    try (RawClient client = new RawClient(server.port())) {
      assertThat(client.ask("GET", "/hello").read().headers())
          .containsEntry("Connection", "keep-alive");
      Thread end = server.shutdown();
      awaitRefused();
      RawClient.Answer answer = client.ask("GET", "/hello").read();
      assertThat(answer.body()).isEqualTo("hello");
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(client.isClosed()).isTrue();
      assertThat(end.join(AGES)).isTrue();
    }
  }

  @Test
  void aRequestWhoseFirstHalfHasArrivedIsAnswered() throws Exception {
    try (RawClient head = new RawClient(server.port());
        RawClient body = new RawClient(server.port())) {
      head.ask("GET", "/hello").read();
      body.ask("GET", "/hello").read();
      head.send("GET /hello HTTP/1.1\r\nHost: a\r\n");
      body.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nhal");
      Thread end = server.shutdown();
      awaitRefused();
      assertThat(end.join(Duration.ofSeconds(1))).isFalse();
      assertThat(body.send("ves").read().body()).isEqualTo("halves");
      assertThat(head.send("\r\n").read().body()).isEqualTo("hello");
      assertThat(end.join(AGES)).isTrue();
    }
  }

  @Test
  void aConnectionThatIsKeptForNothingIsEnded() throws Exception {
    try (RawClient unused = new RawClient(server.port());
        RawClient client = new RawClient(server.port())) {
      client.ask("GET", "/hello").read();
      long begin = System.nanoTime();
      Thread end = server.shutdown();
      assertThat(client.isClosed()).isTrue();
      assertThat(unused.isClosed()).isTrue();
      assertThat(end.join(AGES)).isTrue();
      assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(11));
    }
  }

  @Test
  void aClientThatNeverEndsItsConnectionHoldsUpNothing() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.ask("GET", "/hello").read();
      long begin = System.nanoTime();
      assertThat(server.shutdown().join(AGES)).isTrue();
      assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(11));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_2", "HTTP_1_1"})
  void aClientOfJavasHasItsAnswer(HttpClient.Version version) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
      assertThat(get(client, "/hello").join().version()).isEqualTo(version);
      CompletableFuture<HttpResponse<String>> answer = get(client, "/slow");
      begun.await();
      Thread end = server.shutdown();
      awaitRefused();
      assertThat(end.join(Duration.ofSeconds(1))).isFalse();
      mayEnd.countDown();
      assertThat(answer.get(60, TimeUnit.SECONDS).body()).isEqualTo("slow");
      assertThat(end.join(AGES)).isTrue();
    }
  }

  @Test
  void whatRunsForeverIsCutOffWhenTheTimeHasPassed() throws Exception {
    server.close();
    try (RunningServer brief = serve(Duration.ofSeconds(1));
        RawClient client = new RawClient(brief.port())) {
      client.ask("GET", "/slow");
      begun.await();
      assertThat(brief.shutdown().join(AGES)).isTrue();
      assertThat(client.isClosed()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wait.lua", "wait.js", "loop.js", "wait.py"})
  void whatIsCutOffIsToldInOneLineWithThatReason(String name) throws Exception {
    server.close();
    Path script = Files.writeString(folder.resolve(name), waiting(name));
    assertThat(toldOfCutOff(Httpsrv.builder()))
        .startsWith("WARN GET /wait: cut off, since the server has stopped: " + script + ":3: ")
        .doesNotEndWith("+stack");
  }

  @ParameterizedTest
  @CsvSource({"ADAPTIVE, 256k", "LANES, none"})
  void whatRunsInAnotherThreadIsCutOffToo(HandlerThreads threads, String depth) throws Exception {
    server.close();
    Files.writeString(folder.resolve("wait.lua"), waiting("wait.lua"));
    HttpsrvBuilder builder = Httpsrv.builder().threads(threads);
    if (!depth.equals("none")) {
      builder.limits("/wait:depth=" + depth);
    }
    assertThat(toldOfCutOff(builder))
        .startsWith("WARN GET /wait: cut off, since the server has stopped: ")
        .endsWith(":3: interrupted while waiting");
  }

  /** Shuts a server down while a handler waits in it; returns the one line that is told of it. */
  private String toldOfCutOff(HttpsrvBuilder builder) throws Exception {
    Duration deadline = Duration.ofSeconds(5); // of which a tenth is for the line
    try (CapturedLog log = new CapturedLog();
        RunningServer brief = serve(builder, deadline);
        RawClient client = new RawClient(brief.port())) {
      client.ask("GET", "/wait");
      awaitStatus(brief);
      assertThat(brief.shutdown().join(AGES)).isTrue();
      List<String> told = log.lines().stream().filter(line -> line.contains("/wait")).toList();
      assertThat(told).hasSize(1);
      return told.getFirst();
    }
  }

  private static String waiting(String name) {
    return switch (name) {
      case "wait.lua" ->
          """

          msys.httpsrv.register("GET", "/wait", function(session)
            msys.sleep(20)
          end)
          """;
      case "wait.js" ->
          """


          msys.httpsrv.register("GET", "/wait", async (session) => await msys.sleep(20));
          """;
      case "loop.js" ->
          """

          msys.httpsrv.register("GET", "/wait", (session) => {
            for (;;);
          });
          """;
      default ->
          """
          import msys
          def wait(session):
            msys.sleep(20)
          msys.httpsrv.register("GET", "/wait", wait)
          """;
    };
  }

  @Test
  void aSuspendedSessionHasA503BeforeThat() throws Exception {
    server.close();
    // A tenth of it is the time for such an answer.
    try (RunningServer brief = serve(Duration.ofSeconds(10));
        RawClient client = new RawClient(brief.port())) {
      client.ask("GET", "/suspend");
      awaitStatus(brief);
      Thread end = brief.shutdown();
      assertThat(client.read().statusLine()).isEqualTo("HTTP/1.1 503 Service Unavailable");
      assertThat(end.join(AGES)).isTrue();
    }
  }

  @Test
  void itIsNotReadyBeforeItEnds() throws Exception {
    server.close();
    server =
        RunningServer.serve(
            Httpsrv.builder().scripts(folder).interpreters(1),
            settings ->
                settings
                    .health(new HealthPaths("/ready", "/live"))
                    .shutdown(Duration.ofSeconds(20), Duration.ofSeconds(5)));
    assertThat(server.get("/ready").statusCode()).isEqualTo(200);
    Thread end = server.shutdown();
    long deadline = System.nanoTime() + AGES.toNanos();
    while (server.get("/ready").statusCode() == 200 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(server.get("/ready").statusCode()).isEqualTo(503);
    assertThat(server.get("/live").statusCode()).isEqualTo(200);
    assertThat(server.get("/hello").headers().firstValue("connection")).hasValue("keep-alive");
    assertThat(server.console("config reload"))
        .containsExactly("failed", "failed: The server is shutting down; nothing was reloaded.");
    end.interrupt(); // it would serve on for its delay
    assertThat(end.join(AGES)).isTrue();
  }

  private CompletableFuture<HttpResponse<String>> get(HttpClient client, String path) {
    return client.sendAsync(
        HttpRequest.newBuilder(URI.create(server.url() + path)).build(), BodyHandlers.ofString());
  }

  /** Waits until a request has been answered that came after the one that is suspended. */
  private static void awaitStatus(RunningServer server) throws Exception {
    assertThat(server.get("/hello").body()).isEqualTo("hello");
  }

  /** Waits until nobody can connect any more. */
  private void awaitRefused() throws IOException {
    long deadline = System.nanoTime() + AGES.toNanos();
    while (System.nanoTime() < deadline) {
      try (RawClient late = new RawClient(server.port())) {
        assertThat(late.localPort()).isPositive();
      } catch (ConnectException e) {
        return;
      } catch (SocketException e) {
        // The listener was closed while this connected, so the next one is refused.
      }
    }
    assertThatThrownBy(() -> new RawClient(server.port())).isInstanceOf(ConnectException.class);
  }
}
