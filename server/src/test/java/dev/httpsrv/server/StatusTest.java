package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the console's {@code status} tells of a server that works. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StatusTest {

  private static final String SCRIPT =
      """
      msys.httpsrv.register("GET", "/sleep", function() msys.sleep(60) end)
      msys.httpsrv.register("GET", "/suspend", function(session)
        session:session_suspend()
        return msys.httpsrv.ASYNC
      end)
      msys.httpsrv.register("GET", "/loop", function() while true do end end)
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void aServerThatRestsDoesNothing() throws Exception {
    try (RunningServer server = serve()) {
      assertThat(server.console("status"))
          .containsExactly(
              "routes: 3",
              "reloads: 0, refused: 0; old configurations that end: 0, given up: 0",
              "connections: 0, accepted: 0",
              "requests: 0; suspended: 0, waiting as in msys.sleep: 0",
              "LANGUAGE  INTERPRETERS  BUSY  MOST  QUEUED  STOPPED  GIVEN UP",
              "lua       1             0     1     0       0        0");
    }
  }

  @Test
  void requestsAreCountedByWhatTheyWaitFor() throws Exception {
    try (RunningServer server = serve();
        RawClient sleeper = new RawClient(server.port());
        RawClient suspended = new RawClient(server.port())) {
      sleeper.ask("GET", "/sleep");
      await(server, "requests: 1; suspended: 0, waiting as in msys.sleep: 1"::equals);
      suspended.ask("GET", "/suspend");
      await(server, "requests: 2; suspended: 1, waiting as in msys.sleep: 1"::equals);
      assertThat(server.console("status"))
          .contains(
              "connections: 2, accepted: 2",
              "lua       1             0     1     0       0        0");
      server.console("config reload");
      await(server, "requests: 2; suspended: 1, waiting as in msys.sleep: 1"::equals);
    }
  }

  @Test
  void whoHasAnInterpreterAndWhoWaitsForOneAreCountedForEachLanguage() throws Exception {
    Gate gate = new Gate(1);
    Gate.write(folder);
    HttpsrvBuilder builder =
        Httpsrv.builder().scripts(folder).interpreters(1).mostInterpreters(1).library(gate);
    try (RunningServer server = RunningServer.serve(builder);
        RawClient first = new RawClient(server.port());
        RawClient second = new RawClient(server.port())) {
      first.ask("GET", "/lua/spin");
      gate.awaitVisitors();
      second.ask("GET", "/lua/spin");
      await(server, line -> line.matches("lua +1 +1 +1 +1 +0 +0"));
      assertThat(server.console("status")).anyMatch(line -> line.matches("js +1 +0 +1 +0 +0 +0"));
      gate.open();
      assertThat(first.read().body()).isEqualTo("spun");
      assertThat(second.read().body()).isEqualTo("spun");
      await(server, line -> line.matches("lua +1 +0 +1 +0 +0 +0"));
    }
  }

  @Test
  void callsThatAreStoppedAreCounted() throws Exception {
    try (RunningServer server = serve()) {
      for (int i = 0; i < 2; i++) {
        assertThat(server.get("/loop").statusCode()).isEqualTo(503);
      }
      await(server, line -> line.matches("lua +1 +0 +1 +0 +2 +0"));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, , 1, 1", ", 1, 1, 1", "3, , 3, 3", "1, 5, 1, 5", "5, 1, 5, 5"})
  void aLanguageHasAsManyInterpretersAsItIsAllowed(
      @Nullable Integer first, @Nullable Integer most, int atFirst, int atMost) throws Exception {
    Path script = Files.writeString(folder.resolve("s.lua"), SCRIPT);
    HttpsrvBuilder builder = Httpsrv.builder().scripts(script);
    if (most != null) {
      builder.mostInterpreters(most);
    }
    if (first != null) {
      builder.interpreters(first);
    }
    try (RunningServer server = RunningServer.serve(builder, settings -> settings)) {
      assertThat(server.console("status").getLast())
          .matches("lua +%d +0 +%d +0 +0 +0".formatted(atFirst, atMost));
    }
  }

  private RunningServer serve() throws IOException {
    Path script = Files.writeString(folder.resolve("s.lua"), SCRIPT);
    return RunningServer.serve(
        Httpsrv.builder().scripts(script).interpreters(1).limits("/loop:computing=200ms"),
        settings -> settings.shutdown(Duration.ZERO, Duration.ofSeconds(1)));
  }

  private static void await(RunningServer server, Predicate<String> line) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    List<String> status = server.console("status");
    while (status.stream().noneMatch(line) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      status = server.console("status");
    }
    assertThat(status).anyMatch(line);
  }
}
