package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.server.console.ConsoleClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server goes on when what it stands on fails. */
class FaultsTest {

  private static final int FILES = 200;
  private static final long LOG_KIB = 128;

  private static final String JAVASCRIPT =
      """
      msys.httpsrv.register("GET", "/hello", (session) => session.response_string("hello"));
      msys.httpsrv.register("GET", "/memory", () => {
        const all = [];
        for (;;) all.push(new Array(10000).fill(all.length));
      });
      msys.httpsrv.register("GET", "/stack", () => {
        const deeper = (n) => 1 + deeper(n + 1);
        return deeper(1);
      });
      """;

  private static final String PYTHON =
      """
      import msys
      def hello(session):
        session.response_string("hello")
      def memory(session):
        all = []
        while True:
          all.append(bytearray(100000))
      def stack(session):
        def deeper(n):
          return 1 + deeper(n + 1)
        return deeper(1)
      for name, handler in {"hello": hello, "memory": memory, "stack": stack}.items():
        msys.httpsrv.register("GET", "/" + name, handler)
      """;

  @TempDir private Path folder = Path.of("");
  @TempDir private Path logs = Path.of("");

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("s.lua"),
        """
        msys.httpsrv.register("GET", "/hello", function(session)
          session:response_string("hello")
        end)
        msys.httpsrv.register("GET", "/error", function() error("boom") end)
        msys.httpsrv.register("GET", "/print", function() print(string.rep("x", 1000)) end)
        msys.httpsrv.register("GET", "/memory", function()
          local all = {}
          while true do all[#all + 1] = string.rep("x", 100000) .. #all end
        end)
        msys.httpsrv.register("GET", "/stack", function()
          local function deeper(n) return 1 + deeper(n + 1) end
          return deeper(1)
        end)
        """);
  }

  @Test
  void aDiskThatIsFullStopsNothingButTheLog() throws Exception {
    try (ServerProcess server =
            new ServerProcess.Start(logs).writing(new File("/dev/full")).serve(folder.toString());
        RawClient client = new RawClient(server.port())) {
      for (int i = 0; i < 50; i++) {
        assertThat(client.ask("GET", "/error").read().statusLine()).contains(" 500 ");
        assertThat(client.ask("GET", "/print").read().statusLine()).contains(" 200 ");
        assertThat(client.ask("GET", "/hello").read().body()).isEqualTo("hello");
      }
      server.signal("TERM");
      assertThat(server.awaitEnd(30)).isZero();
    }
  }

  @Test
  void aDiskThatFillsUpLosesLinesUntilThereIsRoomAgain() throws Exception {
    Path log = logs.resolve("errors");
    try (ServerProcess server =
            new ServerProcess.Start(logs)
                .jvm("-XX:-UsePerfData") // which is a file, too
                .after("ulimit -f " + LOG_KIB)
                .serve(folder.toString());
        RawClient client = new RawClient(server.port())) {
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      while (Files.size(log) < LOG_KIB << 10) {
        assertThat(System.nanoTime()).as("filled the disk").isLessThan(deadline);
        assertThat(client.ask("GET", "/print").read().statusLine()).contains(" 200 ");
      }
      for (int i = 0; i < 50; i++) {
        assertThat(client.ask("GET", "/error").read().statusLine()).contains(" 500 ");
        assertThat(client.ask("GET", "/print").read().statusLine()).contains(" 200 ");
        assertThat(client.ask("GET", "/hello").read().body()).isEqualTo("hello");
      }
      assertThat(Files.size(log)).isEqualTo(LOG_KIB << 10);
      Files.newByteChannel(log, StandardOpenOption.WRITE).truncate(0).close();
      server.signal("HUP");
      server.awaitLog("Reloaded");
      server.signal("TERM");
      assertThat(server.awaitEnd(30)).isZero();
    }
  }

  @Test
  void tooManyConnectionsWaitUntilOthersEnd() throws Exception {
    List<RawClient> many = new ArrayList<>();
    try (ServerProcess server =
            new ServerProcess.Start(logs).after("ulimit -n " + FILES).serve(folder.toString());
        RawClient first = new RawClient(server.port())) {
      assertThat(first.ask("GET", "/hello").read().body()).isEqualTo("hello");
      // Here classes are files, each of its own, and what cannot be loaded once never can be;
      // elsewhere they are in archives, which are open.
      assertThat(console("config reload")).containsExactly("reloaded, 5 routes");
      for (int i = 0; i < FILES; i++) {
        many.add(new RawClient(server.port()));
      }
      server.awaitLog("No connection can be accepted: .*Too many open files");
      assertThat(first.ask("GET", "/hello").read().body()).isEqualTo("hello");
      server.signal("HUP"); // it may not be able to read the scripts, but says so
      server.awaitLog("Reloaded|The reload (was refused|failed)");
      assertThat(first.ask("GET", "/hello").read().body()).isEqualTo("hello");

      awaitRest(server);

      RawClient last = many.removeLast();
      close(many);
      assertThat(last.ask("GET", "/hello").read().body()).isEqualTo("hello");
      last.close();
      server.awaitLog("Connections are accepted again");
      // What could not be opened meanwhile can be now.
      assertThat(console("config reload")).containsExactly("reloaded, 5 routes");
      try (RawClient late = new RawClient(server.port())) {
        assertThat(late.ask("GET", "/hello").read().body()).isEqualTo("hello");
      }
      server.signal("TERM");
      assertThat(server.awaitEnd(30)).isZero();
    } finally {
      close(many);
    }
  }

  @ParameterizedTest
  @CsvSource({"lua, 80m", "js, 160m", "py, 400m"})
  void aScriptThatTakesAllMemoryOrStackTakesNobodyWithIt(String language, String heap)
      throws Exception {
    Path script = folder.resolve("s." + language);
    switch (language) {
      case "js" -> Files.writeString(script, JAVASCRIPT);
      case "py" -> Files.writeString(script, PYTHON);
      default -> assertThat(script).exists();
    }
    try (ServerProcess server =
        new ServerProcess.Start(logs).jvm("-Xmx" + heap).serve(script.toString())) {
      for (int i = 0; i < 3; i++) {
        try (RawClient greedy = new RawClient(server.port());
            RawClient deep = new RawClient(server.port())) {
          greedy.ask("GET", "/memory");
          deep.ask("GET", "/stack");
          // Memory may run out for what serves a connection, which is closed then.
          assertThat(deep.head()).matches("HTTP/1.1 50\\d .*|closed");
          assertThat(greedy.head()).matches("HTTP/1.1 50\\d .*|closed");
        }
        awaitHello(server);
      }
      assertThat(server.isAlive()).isTrue();
      server.signal("TERM");
      assertThat(server.awaitEnd(30)).isZero();
    }
  }

  /** Waits until it computes no more, having loaded and compiled what it needs. */
  private static void awaitRest(ServerProcess server) throws Exception {
    double used = Double.MAX_VALUE;
    for (int i = 0; i < 15 && used >= 1; i++) {
      double before = cpuSeconds(server.id());
      Thread.sleep(2_000);
      used = cpuSeconds(server.id()) - before;
    }
    assertThat(used).as("processor time in 2 s").isLessThan(1);
  }

  /** Waits until a request is answered that finds memory again. */
  private static void awaitHello(ServerProcess server) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    RawClient.Answer answer;
    do {
      try (RawClient client = new RawClient(server.port())) {
        answer = client.ask("GET", "/hello").read();
      }
    } while (answer.statusLine().contains(" 503 ") && System.nanoTime() < deadline);
    assertThat(answer.body()).isEqualTo("hello");
  }

  private List<String> console(String line) throws IOException {
    try (ConsoleClient console = ConsoleClient.connect(logs.resolve("console.sock"))) {
      List<String> lines = new ArrayList<>();
      console.run(line, lines::add, lines::add);
      return lines;
    }
  }

  private static void close(List<RawClient> clients) throws IOException {
    for (RawClient each : clients) {
      each.close();
    }
    clients.clear();
  }

  private static double cpuSeconds(long id) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(id), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }
}
