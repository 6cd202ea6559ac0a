package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostHeaderTest {

  private static final String SCRIPT =
      """
      msys.httpsrv.register("GET", "/hello", function(session)
        session:response_append("hello")
      end)
      """;

  private static final String REFUSED = "HTTP/1.1 400 Bad Request";

  private RunningServer server;

  @BeforeAll
  void serve(@TempDir Path folder) throws IOException {
    server = RunningServer.serve(Files.writeString(folder.resolve("hello.lua"), SCRIPT));
  }

  @AfterAll
  void close() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "example.com:8080",
        "127.0.0.1",
        "[::1]",
        "[::1]:2081",
        "[::ffff:127.0.0.1]:80",
        "[1:2:3:4:5:6:7:8]:65535",
        "[1::8]",
        "a-b_c~d!$&'()*+,;=",
        "caf%C3%A9"
      })
  void aHostWithOrWithoutItsPortIsTaken(String host) throws Exception {
    assertThat(status("Host: " + host + "\r\n")).isEqualTo("HTTP/1.1 200 OK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "a/b",
        "a?b",
        "a#b",
        "a@b",
        "a\\b",
        "a\"b",
        "<a>",
        "a%",
        "a%4",
        "a%zz",
        "a:",
        "a:b",
        "a:-1",
        "a:123456",
        "a:65536",
        "a:1:2",
        ":80",
        "[::1",
        "[]",
        "[::1]x",
        "[::1]:x",
        "[::g]",
        "[:::]",
        "[1:2:3:4:5:6:7:8:9]",
        "[1::2::3]",
        "[1.2.3.4::]",
        "[::256.1.1.1]",
        "[12345::]",
        "::1",
        "é"
      })
  void whatIsNoHostIsRefused(String host) throws Exception {
    assertThat(status("Host: " + host + "\r\n")).isEqualTo(REFUSED);
  }

  @Test
  void aRequestWithoutHostOrWithTwoIsRefused() throws Exception {
    assertThat(status("")).isEqualTo(REFUSED);
    assertThat(status("Host: a\r\nHost: a\r\n")).isEqualTo(REFUSED);
    assertThat(status("Host: a\r\nHost: b\r\n")).isEqualTo(REFUSED);
  }

  @Test
  void theConnectionOfARefusedRequestIsClosed() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /hello HTTP/1.1\r\nHost: a/b\r\n\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.read().statusLine()).isEqualTo(REFUSED);
      assertThat(client.line()).isEqualTo("closed");
    }
  }

  private String status(String headers) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send("GET /hello HTTP/1.1\r\n" + headers + "\r\n").read().statusLine();
    }
  }
}
