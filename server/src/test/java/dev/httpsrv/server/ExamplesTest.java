package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples, all in one server, in all three languages at the same time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("..", "examples");

  private RunningServer server;

  @BeforeAll
  void serve() throws IOException {
    server =
        RunningServer.serve(
            EXAMPLES.resolve("hello"),
            EXAMPLES.resolve("echo"),
            EXAMPLES.resolve("delay"),
            EXAMPLES.resolve("greetings"));
  }

  @AfterAll
  void close() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"/lua, Lua", "/js, JavaScript", "/python, Python"})
  void helloGreets(String path, String language) throws Exception {
    HttpResponse<String> plain = server.get(path);
    assertThat(plain.statusCode()).isEqualTo(200);
    assertThat(plain.body()).isEqualTo("Hello from " + language + ", world!\n");
    assertThat(plain.headers().firstValue("content-type")).contains("text/plain");
    assertThat(server.get(path + "/below?name=J%C3%BCrgen").body())
        .isEqualTo("Hello from " + language + ", Jürgen!\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/lua", "/js", "/python"})
  void otherMethodsAndPathsAreRefused(String path) throws Exception {
    HttpResponse<String> post = server.send("POST", path, "x".getBytes(UTF_8));
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(post.headers().firstValue("allow")).contains("GET, HEAD");
    assertThat(server.get(path + "x").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/lua", "/js", "/python"})
  void headHasTheHeadersOfGetAndNoBody(String path) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(60_000);
      String head =
          "HEAD %s HTTP/1.1\r\nHost: a\r\n\r\nGET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
              .formatted(path, path);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(UTF_8));
      out.flush();
      InputStream in = socket.getInputStream();
      String answers = new String(in.readAllBytes(), UTF_8);
      String[] parts = answers.split("\r\n\r\n", -1);
      assertThat(parts).hasSize(3);
      assertThat(parts[0]).startsWith("HTTP/1.1 200 ").containsIgnoringCase("content-length: ");
      assertThat(parts[1]).startsWith("HTTP/1.1 200 ");
      assertThat(parts[2]).startsWith("Hello from ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/echo/lua", "/echo/js", "/echo/python"})
  void everyByteValueComesBack(String path) throws Exception {
    byte[] body = new byte[256 * 40];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) i;
    }
    HttpResponse<byte[]> response = server.sendBytes("POST", path, body);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(body);
    assertThat(server.sendBytes("POST", path, new byte[0]).body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js", "python"})
  void consoleCommandsAnswerTheirClient(String language) throws Exception {
    assertThat(server.console("delay_" + language + " Example.COM"))
        .containsExactly("example.com\tis delayed");
    assertThat(server.console("delay_" + language))
        .containsExactly("usage: delay_" + language + " DOMAIN");
    assertThat(server.console("delay_" + language + " 'no domain'"))
        .startsWith("failed")
        .element(1)
        .asString()
        .contains("delay.", "no domain is not a domain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js", "python"})
  void scriptsUseTheirNeighbours(String language) throws Exception {
    assertThat(server.get("/greetings/" + language).body())
        .startsWith("Good day, Java-http-client");
  }

  @Test
  void theConsoleListsRoutesAndEngines() throws Exception {
    assertThat(String.join("\n", server.console("routes")))
        .contains("/lua", "hello.lua:4", "luaj", "hello.py:10", "graal");
    assertThat(String.join("\n", server.console("engines"))).contains("luaj", "lua 5.2", "graal");
    assertThat(server.console("version").getFirst()).matches("httpsrv \\d+\\..*");
    assertThat(String.join("\n", server.console("help"))).contains("config reload", "delay_lua");
    assertThat(server.console("no such command")).startsWith("failed");
    assertThat(server.console("unclosed '")).startsWith("failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/lua", "/js", "/python"})
  void http2ClientsAreServedAsWell(String path) throws Exception {
    try (HttpClient upgrading =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> response =
            upgrading.send(
                server.request("GET", path + "?name=two", new byte[0]), BodyHandlers.ofString());
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(response.body()).endsWith("two!\n");
      }
      byte[] body = {0, 1, (byte) 200, (byte) 255};
      String echo = "/echo" + path;
      assertThat(
              upgrading.send(server.request("POST", echo, body), BodyHandlers.ofByteArray()).body())
          .isEqualTo(body);
    }
  }

  @Test
  void manyClientsGetOnlyRightAnswers() throws Exception {
    List<String> paths = List.of("/lua", "/js", "/python");
    try (ExecutorService clients = Executors.newFixedThreadPool(32)) {
      List<Future<List<String>>> wrong = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        int number = i;
        wrong.add(clients.submit(() -> wrongAnswers(paths, number)));
      }
      for (Future<List<String>> each : wrong) {
        assertThat(each.get()).isEmpty();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  @Test
  void malformedPathsAreBadRequests() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(60_000);
      socket
          .getOutputStream()
          .write("GET /%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 400 ");
    }
    assertThat(URI.create(server.url()).getPort()).isEqualTo(server.port());
  }

  private List<String> wrongAnswers(List<String> paths, int client) throws Exception {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String path = paths.get((client + i) % paths.size());
      String name = client + "-" + i;
      String answer = server.get(path + "?name=" + name).body();
      if (!answer.endsWith(", " + name + "!\n")) {
        wrong.add(path + " " + name + ": " + answer);
      }
    }
    return wrong;
  }
}
