package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.httpsrv.runtime.Httpsrv;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a script and a client know of their connection. */
class ConnectionsTest {

  private static final String LUA =
      """
      msys.httpsrv.register("GET", "/who", function(session)
        local accepted = session:request_accept_construct_get()
        session:response_string(session:request_peer_address() .. " "
            .. session:request_local_address() .. " " .. accepted.remote_address)
      end)
      """;

  private static final int SETTINGS = 4;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("who.lua"), LUA);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 127.0.0.1", "::1, [0:0:0:0:0:0:0:1]"})
  void addressesAreNumbersWithPorts(String host, String shown) throws Exception {
    assumeTrue(!host.equals("::1") || isOfThisMachine(host), "there is no IPv6");
    try (HttpsrvServer server =
            HttpsrvServer.start(Httpsrv.builder().scripts(folder).build(), host, 0, null);
        RawClient client = new RawClient(InetAddress.getByName(host), server.port())) {
      String peer = shown + ":" + client.localPort();
      assertThat(client.ask("GET", "/who").read().body())
          .isEqualTo(peer + " " + shown + ":" + server.port() + " " + peer);
    }
  }

  @Test
  void http2ClientsThatKnowItBeforehandAreUnderstood() throws Exception {
    try (RunningServer server = RunningServer.serve(folder);
        RawClient client = new RawClient(server.port())) {
      client
          .send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
          .send(new byte[] {0, 0, 0, SETTINGS, 0, 0, 0, 0, 0});
      assertThat(client.bytes(4)).endsWith(SETTINGS);
    }
  }

  private static boolean isOfThisMachine(String host) {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
