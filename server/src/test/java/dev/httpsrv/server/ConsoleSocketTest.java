package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.server.console.ConsoleClient;
import dev.httpsrv.server.console.ConsoleServer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console's socket belongs to its owner, and its clients hold up nobody. */
class ConsoleSocketTest {

  @TempDir private Path folder = Path.of("");
  private Path socket = Path.of("");

  @BeforeEach
  void write() throws IOException {
    socket = folder.resolve("console.sock");
    Files.writeString(
        folder.resolve("s.lua"),
        """
        msys.httpsrv.register("GET", "/hello", function(session)
          session:response_string("hello")
        end)
        msys.registerControl("chatter", function()
          for i = 1, 100000 do print(string.rep("x", 100)) end
        end)
        """);
  }

  @Test
  void isForItsOwnerAlone() throws IOException {
    try (HttpsrvServer server = serve()) {
      assertThat(server.port()).isPositive();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
          .isEqualTo("rw-------");
      try (Stream<Path> all = Files.list(folder)) {
        assertThat(all).containsExactlyInAnyOrder(socket, folder.resolve("s.lua"));
      }
    }
    assertThat(socket).doesNotExist();
  }

  @Test
  void oneWhoseFolderDoesNotExistIsRefusedByName() {
    Path missing = folder.resolve("missing");
    socket = missing.resolve("console.sock");
    assertThatThrownBy(this::serve)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "The console's socket %s cannot be made: there is no folder %s."
                    .formatted(socket, missing)
                + " Give another path with --console.");
  }

  @Test
  void thePathMayBeAsLongAsThatOfASocketMayBe() throws IOException {
    Path deep = deep(106 - "/console.sock".length());
    socket = deep.resolve("console.sock");
    try (HttpsrvServer server = serve()) {
      assertThat(server.port()).isPositive();
      assertThat(ask("version")).contains("=ok");
    }
    socket = deep.resolve("longer-console.sock");
    assertThatThrownBy(() -> ConsoleServer.check(socket))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "The console's socket %s cannot be made: it takes a path of 113 bytes, and 106 are possible. Give another path with --console."
                .formatted(socket));
    assertThatThrownBy(() -> ConsoleServer.check(deep(100).resolve("s")))
        .hasMessageContaining("it takes a path of 110 bytes, and 106 are possible");
  }

  /** Makes a folder whose path has so many characters. */
  private Path deep(int length) throws IOException {
    String parent = folder.toAbsolutePath().toString();
    return Files.createDirectory(Path.of(parent, "x".repeat(length - parent.length() - 1)));
  }

  @Test
  void oneThatWasLeftBehindIsReplaced() throws IOException {
    ServerSocketChannel crashed = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    crashed.bind(UnixDomainSocketAddress.of(socket));
    crashed.close();
    assertThat(socket).exists();
    try (HttpsrvServer server = serve()) {
      assertThat(server.port()).isPositive();
      assertThat(ask("version")).contains("=ok");
    }
  }

  @Test
  void oneInUseIsRefused() throws IOException {
    try (HttpsrvServer server = serve()) {
      assertThatThrownBy(this::serve)
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(
              "Another server's console listens on "
                  + socket
                  + ". Stop it, or give another path with --console.");
      assertThat(server.port()).isPositive();
      assertThat(ask("version")).contains("=ok");
    }
  }

  @Test
  void oneOfAnotherUserIsSentNothing() throws IOException {
    try (HttpsrvServer server = serve()) {
      assertThat(server.port()).isPositive();
      String other = giveAway();
      assertThatThrownBy(() -> ConsoleClient.connect(socket).close())
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(
              "The console's socket %s belongs to %s, so nothing was sent to it."
                      .formatted(socket, other)
                  + " Name the socket of your own server with --console.");
    }
  }

  @Test
  void rootMayNameOneOfAnotherUser() throws IOException {
    try (HttpsrvServer server = serve()) {
      assertThat(server.port()).isPositive();
      giveAway();
      try (ConsoleClient client = ConsoleClient.connectToNamed(socket)) {
        assertThat(client.run("version", _ -> {}, _ -> {})).isTrue();
      }
    }
  }

  @Test
  void oneInUseByAnotherUserIsRefusedWithHisName() throws IOException {
    try (HttpsrvServer server = serve()) {
      assertThat(server.port()).isPositive();
      String other = giveAway();
      assertThatThrownBy(this::serve)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith(
              "Another server's console listens on %s, which belongs to %s."
                  .formatted(socket, other));
    }
  }

  @Test
  void aFileThatIsNoSocketIsLeftAlone() throws IOException {
    Files.writeString(socket, "mine");
    assertThatThrownBy(this::serve)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("a file of that name exists that is no socket");
    assertThat(socket).hasContent("mine");
  }

  @Test
  void aSocketOfAnotherServerIsNotRemoved() throws IOException {
    HttpsrvServer first = serve();
    Files.delete(socket);
    try (HttpsrvServer second = serve()) {
      first.close();
      assertThat(second.port()).isPositive();
      assertThat(ask("version")).contains("=ok");
    }
  }

  @Test
  void clientsThatSayNothingHoldUpNobody() throws Exception {
    List<SocketChannel> silent = new ArrayList<>();
    try (HttpsrvServer server = serve()) {
      for (int i = 0; i < 100; i++) {
        silent.add(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
      }
      assertThat(ask("version")).contains("=ok");
      long begin = System.nanoTime();
      server.close();
      assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(11));
    } finally {
      for (SocketChannel each : silent) {
        each.close();
      }
    }
  }

  @Test
  void aClientThatDoesNotReadGivesTheInterpreterBack() throws Exception {
    try (HttpsrvServer server = serve();
        CapturedLog log = new CapturedLog();
        SocketChannel deaf = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        RawClient client = new RawClient(server.port())) {
      deaf.write(ByteBuffer.wrap("chatter\n".getBytes(UTF_8)));
      assertThat(deaf.read(ByteBuffer.allocate(1))).as("it has the interpreter").isEqualTo(1);
      assertThat(client.ask("GET", "/hello").read().body()).isEqualTo("hello");
      assertThat(log.lines())
          .contains(
              "WARN A client of the console does not read what it asked for, and was cut off");
    }
  }

  @Test
  void oneMoreIsRefusedWhereAllClientsRunCommands() throws Exception {
    List<SocketChannel> busy = new ArrayList<>();
    try (HttpsrvServer server = serve()) {
      assertThat(server.port()).isPositive();
      List<String> reasons = new ArrayList<>();
      // One that has not begun its command makes room.
      for (int i = 0; i < 1_000 && reasons.isEmpty(); i++) {
        SocketChannel each = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        busy.add(each);
        each.write(ByteBuffer.wrap("chatter\n".getBytes(UTF_8)));
        Thread.sleep(10);
        try (ConsoleClient client = ConsoleClient.connect(socket)) {
          client.run("version", _ -> {}, reasons::add);
        }
      }
      assertThat(reasons).containsExactly("16 clients run commands; try again later");
    } finally {
      for (SocketChannel each : busy) {
        each.close();
      }
    }
  }

  @Test
  void aCommandThatIsTooLongIsRefused() throws IOException {
    try (HttpsrvServer server = serve()) {
      assertThat(server.port()).isPositive();
      assertThat(ask("x".repeat(200_000))).contains("!a command may have 65535 characters");
    }
  }

  @Test
  void aCommandOfSeveralLinesIsRefused() throws IOException {
    try (HttpsrvServer server = serve();
        ConsoleClient client = ConsoleClient.connect(socket)) {
      assertThat(server.port()).isPositive();
      assertThatThrownBy(() -> client.run("version 'a\nb'", _ -> {}, _ -> {}))
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(
              "A command of the console is one line; leave out the line break in version 'a b'.");
    }
  }

  @Test
  void whatIsNoConsoleIsToldSo() throws IOException {
    try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      other.bind(UnixDomainSocketAddress.of(socket));
      for (String said : List.of("\n", "HTTP/1.1 400 Bad Request\n")) {
        try (ConsoleClient client = ConsoleClient.connect(socket);
            SocketChannel peer = other.accept()) {
          peer.write(ByteBuffer.wrap(said.getBytes(UTF_8)));
          assertThatThrownBy(() -> client.run("version", _ -> {}, _ -> {}))
              .isInstanceOf(IOException.class)
              .hasMessage("what answers there is no console of httpsrv's");
        }
      }
    }
  }

  private HttpsrvServer serve() {
    return HttpsrvServer.start(
        Httpsrv.builder()
            .scripts(folder.resolve("s.lua"))
            .interpreters(1)
            .limits("load=none") // a request waits as long as it takes
            .patience(Duration.ofMinutes(1))
            .build(),
        ServerSettings.at("127.0.0.1", 0)
            .console(socket)
            .shutdown(Duration.ZERO, Duration.ofSeconds(15)));
  }

  /** Makes the socket another user's, where this one may; returns his name. */
  private String giveAway() throws IOException {
    assumeTrue(Files.getAttribute(folder, "unix:uid").equals(0), "only root can give files away");
    Files.setAttribute(socket, "unix:uid", 65_534);
    return Files.getOwner(socket).getName();
  }

  private String ask(String line) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.shutdownOutput();
      ByteBuffer answer = ByteBuffer.allocate(65_536);
      while (channel.read(answer) >= 0) {}
      return UTF_8.decode(answer.flip()).toString();
    }
  }
}
