package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamingTest {

  private static final String SCRIPT =
      """
      local h = msys.httpsrv
      h.register("POST", "/pieces", function(session)
        local reader = session:request_data_get()
        for bytes in function() return reader:read() end do
          session:response_append(bytes)
          session:response_flush()
        end
      end)
      h.register("POST", "/count", function(session)
        local reader = session:request_data_get()
        local count = 0
        for bytes in function() return reader:read() end do
          count = count + #bytes
        end
        session:response_string(string.format("%d", count))
      end)
      h.register("POST", "/echo", function(session)
        session:response_io(session:request_data_get())
      end)
      h.register("POST", "/whole", function(session)
        session:response_printf("%d\\n", #session:request_data_get_string())
      end)
      h.register("POST", "/deaf", function(session)
        session:response_append("heard nothing\\n")
      end)
      h.register("GET", "/steps", function(session)
        session:response_header_set("X-Kind", "steps")
        session:response_append("one")
        session:response_flush()
        session:response_append("two")
      end)
      h.register("GET", "/none", function(session)
        session:response_status_set(204)
        session:response_append("nobody sees this")
        session:response_flush()
      end)
      h.register("GET", "/fails", function(session)
        session:response_append("begun")
        session:response_flush()
        error("on purpose")
      end)
      h.register("GET", "/late", function(session)
        session:response_flush()
        session:response_status_set(404)
      end)
      h.register("GET", "/head-first", function(session)
        session:response_flush()
        session:response_append(session:request_url_get().attrs["then"])
      end)
      h.register("GET", "/reason", function(session)
        session:response_status_set(299, "Rather Good")
      end)
      """;

  private RunningServer server;

  @BeforeAll
  void serve(@TempDir Path folder) throws IOException {
    server = RunningServer.serve(Files.writeString(folder.resolve("stream.lua"), SCRIPT));
  }

  @AfterAll
  void close() throws IOException {
    server.close();
  }

  @Test
  void whatArrivesIsAnsweredWhileTheClientStillSends() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /pieces HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("5\r\nfirst\r\n");
      assertThat(client.head()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(client.chunk()).isEqualTo("first");
      client.send("6\r\nsecond\r\n");
      assertThat(client.chunk()).isEqualTo("second");
      client.send("0\r\n\r\n");
      assertThat(client.chunk()).isEmpty();
    }
  }

  @Test
  void aLargeBodyComesBackAsItWas() throws Exception {
    long length = 64L << 20;
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n");
      Thread sender = Thread.ofVirtual().start(() -> client.sendAll(new Pattern(length)));
      assertThat(client.head()).isEqualTo("HTTP/1.1 200 OK");
      MessageDigest received = MessageDigest.getInstance("SHA-256");
      long count = 0;
      for (byte[] chunk = client.chunkBytes(); chunk.length > 0; chunk = client.chunkBytes()) {
        received.update(chunk);
        count += chunk.length;
      }
      sender.join();
      assertThat(count).isEqualTo(length);
      assertThat(received.digest()).isEqualTo(digest(new Pattern(length)));
    }
  }

  @Test
  void theHeadIsSentBeforeThereIsABody() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /head-first?then=body HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.head()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(client.chunk()).isEqualTo("body");
      assertThat(client.chunk()).isEmpty();
      client.send("GET /steps HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.head()).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  @Test
  void headHasTheHeadersAndNoBody() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("HEAD /steps HTTP/1.1\r\nHost: a\r\n\r\n");
      RawClient.Answer head = client.readHead();
      assertThat(head.statusLine()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(head.headers())
          .containsEntry("X-Kind", "steps")
          .doesNotContainKey("Content-Length");
      client.send("GET /steps HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.head()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(client.chunk()).isEqualTo("one");
      assertThat(client.chunk()).isEqualTo("two");
      assertThat(client.chunk()).isEmpty();
    }
  }

  @Test
  void aStreamIsWholeBeforeItsConnectionIsClosed() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /steps HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(client.head()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(client.chunk()).isEqualTo("one");
      assertThat(client.chunk()).isEqualTo("two");
      assertThat(client.chunk()).isEmpty();
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void aStatusWithoutBodyHasNone() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /none HTTP/1.1\r\nHost: a\r\n\r\nGET /reason HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 204");
      assertThat(client.head()).isEqualTo("HTTP/1.1 299 Rather Good");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/fails", "/late"})
  void anErrorAfterTheFirstFlushBreaksTheResponseOff(String path) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.head()).isEqualTo("HTTP/1.1 200 OK");
      String rest = client.chunk();
      assertThat(rest.equals("begun") ? client.chunk() : rest).isEqualTo("closed");
    }
    assertThat(server.get("/steps").body()).isEqualTo("onetwo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/pieces", "/echo", "/whole"})
  void aMalformedChunkEndsTheConnection(String path) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST " + path + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("zz\r\nGET /steps HTTP/1.1\r\nHost: a\r\n\r\n");
      String status = client.head();
      assertThat(status).isIn("HTTP/1.1 400 Bad Request", "closed");
      if (!status.equals("closed")) {
        client.body("400 Bad Request\n".length());
        assertThat(client.isClosed()).isTrue();
      }
    }
  }

  @Test
  void aBodyThatNobodyReadsIsNoRequest() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /deaf HTTP/1.1\r\nHost: a\r\nContent-Length: 33\r\n\r\n");
      client.send("GET /reason HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.head()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(client.body("heard nothing\n".length())).isEqualTo("heard nothing\n");
      client.send("GET /steps HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.head()).isIn("HTTP/1.1 200 OK", "closed");
    }
  }

  @Test
  void aWholeBodyHasALimitAndAStreamHasNone() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /whole HTTP/1.1\r\nHost: a\r\nContent-Length: 67108865\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 413");
    }
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 67108865\r\n\r\n");
      client.sendAll(new Pattern(67_108_865));
      assertThat(client.read().body()).isEqualTo("67108865");
    }
  }

  @Test
  void aClientThatLeavesInTheMiddleFreesTheInterpreter() throws Exception {
    for (int i = 0; i < 5; i++) {
      try (RawClient client = new RawClient(server.port())) {
        client.send("POST /pieces HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
        client.send("5\r\nfirst\r\n");
        assertThat(client.head()).isEqualTo("HTTP/1.1 200 OK");
      }
    }
    assertThat(server.get("/steps").body()).isEqualTo("onetwo");
  }

  private static byte[] digest(InputStream in) throws Exception {
    try (DigestInputStream digest =
        new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(java.io.OutputStream.nullOutputStream());
      return digest.getMessageDigest().digest();
    }
  }

  /** As many bytes as are asked for, no two megabytes of them the same. */
  private static final class Pattern extends InputStream {

    private final long length;
    private long position;

    Pattern(long length) {
      this.length = length;
    }

    @Override
    public int read() {
      return position < length ? (int) ((position++ * 2_654_435_761L) >>> 24) & 0xff : -1;
    }
  }
}
