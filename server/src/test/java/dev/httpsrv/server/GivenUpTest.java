package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.generation.HandlerThreads;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handlers that nothing stops: they are in Java code that looks for nothing. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GivenUpTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"lua, adaptive", "js, adaptive", "lua, lanes", "js, lanes"})
  void theirClientsAreAnsweredAndTheOthersGoOn(String language, String threads) throws Exception {
    Files.writeString(
        folder.resolve("stuck.lua"),
        """
        msys.httpsrv.register("GET", "/lua/stuck", function() msys.stuck.spin() end)
        msys.httpsrv.register("GET", "/lua/hello", function(session)
          session:response_append("hello")
        end)
        """);
    Files.writeString(
        folder.resolve("stuck.js"),
        """
        msys.httpsrv.register("GET", "/js/stuck", () => msys.stuck.spin());
        msys.httpsrv.register("GET", "/js/hello", (session) => session.response_append("hello"));
        """);
    Stuck stuck = new Stuck();
    Httpsrv.Builder builder =
        Httpsrv.builder()
            .scripts(folder)
            .interpreters(1)
            .mostInterpreters(4)
            .threads(HandlerThreads.valueOf(threads.toUpperCase(Locale.ROOT)))
            .limits(limits -> limits.time(Duration.ofMillis(100)))
            .library(stuck);
    try (RunningServer server = RunningServer.serve(builder)) {
      try {
        for (int i = 1; i <= 2; i++) {
          HttpResponse<String> answer = server.get("/" + language + "/stuck");
          assertThat(answer.statusCode()).isEqualTo(504);
          assertThat(server.get("/" + language + "/hello").body()).isEqualTo("hello");
          assertThat(server.console("engines")).last().asString().contains("given up: " + i);
        }
        assertThat(server.get("/" + language + "/stuck").statusCode())
            .as("a third call of a route of which two run for ever")
            .isEqualTo(503);
        assertThat(server.get("/" + language + "/hello").body()).isEqualTo("hello");
      } finally {
        stuck.released = true;
      }
      while (!server.console("engines").getLast().endsWith("of which still run: 0")) {
        Thread.onSpinWait();
      }
      assertThat(server.get("/" + language + "/stuck").statusCode()).isEqualTo(200);
    }
  }

  /** Java code that computes until it is released. */
  @ScriptLibrary("msys.stuck")
  public static final class Stuck {

    private volatile boolean released;

    /** Computes. */
    @ScriptName("spin")
    public void spin() {
      while (!released) {
        Thread.onSpinWait();
      }
    }
  }
}
