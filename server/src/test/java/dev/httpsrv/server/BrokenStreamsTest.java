package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.server.RawClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Streams that end too early, on either side, or are large. There is one interpreter a language.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenStreamsTest {

  private static final int PIECES = 1024;
  private static final int PIECE_BYTES = 65_536;

  private static final String LUA =
      """
      local register = msys.httpsrv.register

      register("GET", "/hello", function(session)
        session:response_string("hello")
      end)

      register("POST", "/pieces", function(session)
        local reader = session:request_data_get()
        local piece = reader:read()
        while piece do
          session:response_append("<" .. piece .. ">")
          session:response_flush()
          piece = reader:read()
        end
      end)

      register("POST", "/echo", function(session)
        session:response_io(session:request_data_get())
      end)

      register("GET", "/two", function(session)
        session:response_header_set("x-script", "two")
        session:response_append("one")
        session:response_flush()
        session:response_append("two")
      end)

      register("GET", "/status", function(session)
        local attrs = session:request_url_get().attrs
        session:response_status_set(tonumber(attrs.code), attrs.reason)
        session:response_append("a body")
        if attrs.flush then
          session:response_flush()
        end
      end)

      register("GET", "/late-status", function(session)
        session:response_append("begun")
        session:response_flush()
        session:response_status_set(404)
      end)

      register("GET", "/raise", function(session)
        session:response_append("begun")
        session:response_flush()
        error("on purpose")
      end)

      register("GET", "/endless", function(session)
        local much = ("x"):rep(65536)
        while true do
          session:response_append(much)
          session:response_flush()
        end
      end)

      register("POST", "/unread", function(session)
        session:response_string("not read")
      end)

      register("POST", "/whole", function(session)
        session:response_string(tostring(#session:request_data_get_string()))
      end)

      register("POST", "/caught", function(session)
        local reader = session:request_data_get()
        session:response_append("begun")
        session:response_flush()
        pcall(function() while reader:read() do end end)
        session:response_append(", ended")
      end)

      msys.httpsrv.register_auth("GET", "/begun-by-auth", function(session)
        session:response_append("begun")
        session:response_flush()
        return true
      end)
      """;

  private static final String JAVASCRIPT =
      """
      msys.httpsrv.register("POST", "/js/echo", (session) => {
        session.response_io(session.request_data_get());
      });
      """;

  private RunningServer server;

  @BeforeAll
  void serve(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("wire.lua"), LUA);
    Files.writeString(folder.resolve("wire.js"), JAVASCRIPT);
    server = RunningServer.serve(Httpsrv.builder().scripts(folder).interpreters(1));
  }

  @AfterAll
  void close() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"/echo, true", "/echo, false", "/js/echo, true", "/js/echo, false"})
  void aLargeBodyComesBackUnchanged(String path, boolean chunked) throws Exception {
    String framing =
        chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + PIECES * PIECE_BYTES;
    MessageDigest sent = MessageDigest.getInstance("SHA-256");
    MessageDigest received = MessageDigest.getInstance("SHA-256");
    try (RawClient client = new RawClient(server.port());
        ExecutorService sender = Executors.newSingleThreadExecutor()) {
      client.send("POST " + path + " HTTP/1.1\r\nHost: a\r\n" + framing + "\r\n\r\n");
      Future<?> sending = sender.submit(() -> sendPieces(client, chunked, sent));
      assertThat(client.readHead().statusLine()).isEqualTo("HTTP/1.1 200 OK");
      for (byte[] data = client.chunkBytes(); data.length > 0; data = client.chunkBytes()) {
        received.update(data);
      }
      sending.get();
      assertThat(received.digest()).isEqualTo(sent.digest());
      assertThat(client.ask("GET", "/hello").read().body()).isEqualTo("hello");
    }
  }

  @Test
  void aClientThatWantsTheConnectionClosedGetsAWholeStream() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /two HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      Answer answer = client.read();
      assertThat(answer.body()).isEqualTo("onetwo");
      assertThat(answer.isWhole()).isTrue();
      assertThat(client.isClosed()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"code=204", "code=304", "code=204&flush=1", "code=304&flush=1"})
  void noContentMeansNoBody(String query) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      Answer head = client.ask("GET", "/status?" + query).readHead();
      assertThat(head.statusLine()).startsWith("HTTP/1.1 " + query.substring(5, 8));
      assertThat(head.headers()).doesNotContainKey("transfer-encoding");
      assertThat(client.ask("GET", "/hello").read().body()).isEqualTo("hello");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&flush=1"})
  void aReasonPhraseIsSentAsTheScriptSetIt(String flush) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      Answer answer = client.ask("GET", "/status?code=418&reason=Short+and+stout" + flush).read();
      assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 418 Short and stout");
      assertThat(answer.isWhole()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/late-status, wire.lua:40: response_status_set: the response has begun",
    "/raise, wire.lua:46: on purpose"
  })
  void anErrorInABegunResponseBreaksItOff(String path, String message) throws Exception {
    try (CapturedLog log = new CapturedLog();
        RawClient client = new RawClient(server.port())) {
      Answer answer = client.ask("GET", path).read();
      assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(answer.body()).isEqualTo("begun");
      assertThat(answer.isWhole()).isFalse();
      assertThat(client.isClosed()).isTrue();
      assertThat(log.lines()).singleElement().asString().startsWith("ERROR").contains(message);
    }
  }

  @Test
  void aResponseThatAnAuthHandlerHasBegunForNoRouteIsBrokenOff() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      assertThat(client.ask("GET", "/begun-by-auth").rest()).endsWith("\r\n5\r\nbegun\r\n");
    }
  }

  @Test
  void aClientThatLeavesAStreamIsALineInTheLogAndNoMore() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      for (int i = 0; i < 3; i++) {
        RawClient client = new RawClient(server.port());
        client.ask("GET", "/endless").readHead();
        client.reset();
      }
      // There is one interpreter, so it is free again.
      assertThat(server.get("/hello").body()).isEqualTo("hello");
      assertThat(log.await(3))
          .hasSize(3)
          .allSatisfy(
              line ->
                  assertThat(line)
                      .matches("DEBUG GET /endless: .*wire.lua:5[23]: the client has gone"));
    }
  }

  @Test
  void aClientThatLeavesWhileItSendsIsToldInTheLogWithoutAStack() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      RawClient client = new RawClient(server.port());
      client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\nfirst");
      client.readHead();
      client.close();
      assertThat(server.get("/hello").body()).isEqualTo("hello");
      assertThat(server.sendBytes("POST", "/echo", new byte[10]).body()).hasSize(10);
      assertThat(log.await(2))
          .hasSize(2)
          .allSatisfy(line -> assertThat(line).startsWith("DEBUG ").doesNotContain("+stack"))
          .anySatisfy(line -> assertThat(line).startsWith("DEBUG POST /echo: "))
          .anySatisfy(
              line ->
                  assertThat(line)
                      .matches(
                          "DEBUG A request of 127.0.0.1:\\d+ is refused with 400: the request is not complete"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/whole", "/pieces"})
  void aMalformedChunkIsABadRequestAndClosesTheConnection(String path) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST " + path + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("no length\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.read().statusLine()).startsWith("HTTP/1.1 400 ");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void aMalformedChunkAfterTheResponseHasBegunBreaksItOff() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /pieces HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("5\r\nfirst\r\n");
      client.readHead();
      assertThat(client.chunk()).isEqualTo("<first>");
      client.send("no length\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void aMalformedChunkThatAScriptBearsClosesTheConnectionAllTheSame() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /caught HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("no length\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
      Answer answer = client.read();
      assertThat(answer.body()).isEqualTo("begun, ended");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void aBodyThatNobodyReadIsNotTakenForARequest() throws Exception {
    String body = "GET /two HTTP/1.1\r\nHost: a\r\n\r\n".repeat(10_000);
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /unread HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length());
      client.send("\r\n\r\n").send(body);
      assertThat(client.read().body()).isEqualTo("not read");
      assertThat(client.ask("GET", "/hello").read().body()).isEqualTo("hello");
      client.send("POST /unread HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.sendChunk(body.getBytes(US_ASCII)).sendChunk(new byte[0]);
      assertThat(client.read().body()).isEqualTo("not read");
      assertThat(client.ask("GET", "/hello").read().body()).isEqualTo("hello");
      client.send("POST /unread HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("no length\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.read().body()).isEqualTo("not read");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyTooLargeForAStringIsRefusedWithTheReasonInTheLog(boolean chunked) throws Exception {
    byte[] piece = new byte[1 << 20];
    try (CapturedLog log = new CapturedLog();
        RawClient client = new RawClient(server.port())) {
      client.send("POST /whole HTTP/1.1\r\nHost: a\r\n");
      if (chunked) {
        client.send("Transfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 64; i++) {
          client.sendChunk(piece);
        }
        client.send("1\r\nx\r\n").sendChunk(new byte[0]);
      } else {
        client.send("Content-Length: " + ((64 << 20) + 1) + "\r\n\r\n");
      }
      assertThat(client.read().statusLine()).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
      assertThat(client.isClosed()).isTrue();
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("wire.lua:62: ", "larger than 64 MiB; request_data_get")
          .doesNotContain("+stack");
    }
  }

  private static @Nullable Void sendPieces(RawClient client, boolean chunked, MessageDigest sent)
      throws IOException {
    Random random = new Random(42);
    byte[] piece = new byte[PIECE_BYTES];
    for (int i = 0; i < PIECES; i++) {
      random.nextBytes(piece);
      sent.update(piece);
      if (chunked) {
        client.sendChunk(piece);
      } else {
        client.send(piece);
      }
    }
    if (chunked) {
      client.sendChunk(new byte[0]);
    }
    return null;
  }
}
