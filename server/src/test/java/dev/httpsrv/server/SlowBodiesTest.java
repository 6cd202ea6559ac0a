package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.runtime.Httpsrv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send slowly keep no interpreter from others, though there is one alone. */
class SlowBodiesTest {

  private static final String SCRIPT =
      """
      local h = msys.httpsrv
      h.register("POST", "/whole", function(session)
        session:response_append(#session:request_data_get_string() .. " bytes")
      end)
      h.register("POST", "/pieces", function(session)
        local reader, count = session:request_data_get(), 0
        for bytes in function() return reader:read() end do
          count = count + #bytes
        end
        session:response_append(count .. " bytes")
      end)
      h.register("POST", "/stopped", function(session)
        local reader = session:request_data_get()
        while reader:read() do end
      end)
      h.register("GET", "/hello", function(session) session:response_append("hello") end)
      """;

  private static final int CLIENTS = 40;

  private RunningServer server;

  @BeforeEach
  void serve(@TempDir Path folder) throws IOException {
    server =
        RunningServer.serve(
            Httpsrv.builder()
                .scripts(Files.writeString(folder.resolve("bodies.lua"), SCRIPT))
                .interpreters(1)
                .limits("/stopped:time=500ms"));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 15_000, 70_000, 2_000_000})
  void aBodyThatComesSlowlyKeepsNobodyWaiting(int length) throws Exception {
    assertThat(server.send("POST", "/whole", new byte[length]).body()).isEqualTo(length + " bytes");
    assertOthersAreAnswered("Content-Length: " + length, "", "x".repeat(length), length);
  }

  @Test
  void noRouteHasToBeKnownForAShortBody() throws Exception {
    assertOthersAreAnswered("Content-Length: 15000", "", "x".repeat(15_000), 15_000);
  }

  @Test
  void aBodyOfUnknownLengthIsAwaitedOnceTheRouteHasTakenOneAsAWhole() throws Exception {
    assertThat(server.send("POST", "/whole", new byte[3]).body()).isEqualTo("3 bytes");
    assertOthersAreAnswered("Transfer-Encoding: chunked", "1\r\nx\r\n", "3\r\nxyz\r\n0\r\n\r\n", 4);
  }

  @Test
  void aShortBodyIsAwaitedByWhoReadsInPieces() throws Exception {
    assertThat(server.send("POST", "/pieces", new byte[3]).body()).isEqualTo("3 bytes");
    assertOthersAreAnswered("/pieces", "Content-Length: 15000", "", "x".repeat(15_000), 15_000);
  }

  @Test
  void whoIsStoppedWhileItReadsIsToldSo() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send(
          "POST /stopped HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n");
      assertThat(client.rest()).startsWith("HTTP/1.1 504 Gateway Timeout\r\n");
    }
  }

  @Test
  void whatWasAwaitedIsReadInPiecesAsWell() throws Exception {
    byte[] body = new byte[300_000];
    assertThat(server.send("POST", "/pieces", body).body()).isEqualTo("300000 bytes");
    assertThat(server.send("POST", "/pieces", body).body()).isEqualTo("300000 bytes");
  }

  private void assertOthersAreAnswered(String framing, String first, String rest, int length)
      throws Exception {
    assertOthersAreAnswered("/whole", framing, first, rest, length);
  }

  private void assertOthersAreAnswered(
      String path, String framing, String first, String rest, int length) throws Exception {
    List<RawClient> slow = new ArrayList<>();
    try {
      for (int i = 0; i < CLIENTS; i++) {
        slow.add(
            new RawClient(server.port())
                .send("POST " + path + " HTTP/1.1\r\nHost: a\r\n" + framing + "\r\n\r\n" + first));
      }
      for (int i = 0; i < CLIENTS; i++) {
        assertThat(server.get("/hello").body()).isEqualTo("hello");
      }
      for (RawClient each : slow) {
        each.send(rest);
        assertThat(each.read().body()).isEqualTo(length + " bytes");
      }
    } finally {
      for (RawClient each : slow) {
        each.close();
      }
    }
  }
}
