package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.server.console.ConsoleClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server's process does when it gets a signal. */
class SignalsTest {

  @TempDir private Path folder = Path.of("");
  @TempDir private Path logs = Path.of("");

  @Test
  void sighupReloads() throws Exception {
    Path script = answering("one");
    try (ServerProcess server = new ServerProcess.Start(logs).serve(folder.toString());
        RawClient client = new RawClient(server.port())) {
      assertThat(client.ask("GET", "/answer").read().body()).isEqualTo("one");
      answering("two");
      server.signal("HUP");
      server.awaitLog("INFO  \\S+: Reloaded, 3 routes");
      assertThat(client.ask("GET", "/answer").read().body()).isEqualTo("two");
      Files.writeString(script, "syntax error");
      server.signal("HUP");
      server.awaitLog("ERROR \\S+: The reload was refused, .*\\n" + script + ":1: ");
      assertThat(client.ask("GET", "/answer").read().body()).isEqualTo("two");
    }
  }

  @Test
  void sighupDoesNothingWhileScriptsAreLoaded() throws Exception {
    Path loading = logs.resolve("loading");
    Path mayGoOn = logs.resolve("goes-on");
    Files.writeString(
        folder.resolve("slow.lua"),
        """
        io.open("%s", "w"):close()
        while not io.open("%s") do end
        """
            .formatted(loading, mayGoOn));
    answering("one");
    try (ServerProcess server =
        new ServerProcess.Start(logs).begin("--sandbox", "trusted", folder.toString())) {
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      while (!Files.exists(loading)) {
        assertThat(server.isAlive() && System.nanoTime() < deadline).as(server.log()).isTrue();
        Thread.sleep(10);
      }
      server.signal("HUP");
      Files.createFile(mayGoOn);
      server.awaitUp();
      try (RawClient client = new RawClient(server.port())) {
        assertThat(client.ask("GET", "/answer").read().body()).isEqualTo("one");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void sigtermLetsRequestsEndAndExitsWith0(String signal) throws Exception {
    answering("one");
    try (ServerProcess server = new ServerProcess.Start(logs).serve(folder.toString());
        RawClient idle = new RawClient(server.port());
        RawClient client = new RawClient(server.port())) {
      idle.ask("GET", "/answer").read();
      client.ask("GET", "/answer").read();
      client.ask("GET", "/sleep");
      server.signal(signal);
      assertThat(client.read().body()).isEqualTo("slept");
      assertThat(server.awaitEnd(30)).isZero();
      assertThat(server.log()).doesNotContain("ERROR", "WARN");
    }
  }

  @Test
  void anotherSigtermChangesNothing() throws Exception {
    answering("one");
    try (ServerProcess server = new ServerProcess.Start(logs).serve(folder.toString());
        RawClient client = new RawClient(server.port())) {
      client.ask("GET", "/answer").read();
      client.ask("GET", "/sleep");
      for (String each : List.of("TERM", "INT", "TERM")) {
        server.signal(each);
        Thread.sleep(100);
      }
      assertThat(client.read().body()).isEqualTo("slept");
      assertThat(server.awaitEnd(30)).isZero();
      assertThat(server.log()).doesNotContain("ERROR", "WARN");
    }
  }

  @Test
  void whatTheJvmDoesAtItsEndIsDone() throws Exception {
    Path untilTheEnd = Files.createFile(logs.resolve("until-the-end"));
    answering("one");
    Files.writeString(
        folder.resolve("end.lua"),
        "luajava.newInstance('java.io.File', '%s'):deleteOnExit()".formatted(untilTheEnd));
    try (ServerProcess server =
        new ServerProcess.Start(logs).serve("--sandbox", "trusted", folder.toString())) {
      assertThat(untilTheEnd).exists();
      server.signal("TERM");
      assertThat(server.awaitEnd(30)).isZero();
      assertThat(untilTheEnd).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "shutdown"})
  void aHandlerThatNeverEndsIsLeftBehindInTime(String how) throws Exception {
    answering("one");
    try (ServerProcess server =
            new ServerProcess.Start(logs)
                .serve(
                    "--shutdown-deadline",
                    "1",
                    "--limit",
                    "computing=none,time=none",
                    folder.toString());
        RawClient client = new RawClient(server.port())) {
      client.ask("GET", "/forever");
      while (!console("status")
          .contains("requests: 1; suspended: 0, waiting as in msys.sleep: 0")) {
        Thread.sleep(10);
      }
      long begin = System.nanoTime();
      if (how.equals("TERM")) {
        server.signal(how);
      } else {
        console(how);
      }
      assertThat(server.awaitEnd(30)).isZero();
      assertThat(server.log()).contains("1 connections were cut off");
      assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(15));
    }
  }

  @Test
  void argumentsMayBeInAFile() throws Exception {
    answering("one");
    Path file =
        Files.writeString(
            logs.resolve("server.args"), "--readiness /ready\n# scripts\n\"" + folder + "\"\n");
    try (ServerProcess server = new ServerProcess.Start(logs).serve("@" + file);
        RawClient client = new RawClient(server.port())) {
      assertThat(client.ask("GET", "/ready").read().body()).isEqualTo("ok\n");
      assertThat(client.ask("GET", "/answer").read().body()).isEqualTo("one");
    }
  }

  private List<String> console(String line) throws IOException {
    try (ConsoleClient console = ConsoleClient.connect(logs.resolve("console.sock"))) {
      List<String> lines = new ArrayList<>();
      assertThat(console.run(line, lines::add, lines::add)).isTrue();
      return lines;
    }
  }

  private Path answering(String text) throws IOException {
    return Files.writeString(
        folder.resolve("answer.lua"),
        """
        msys.httpsrv.register("GET", "/answer", function(session)
          session:response_string("%s")
        end)
        msys.httpsrv.register("GET", "/sleep", function(session)
          msys.sleep(1)
          session:response_string("slept")
        end)
        msys.httpsrv.register("GET", "/forever", function() while true do end end)
        """
            .formatted(text));
  }
}
