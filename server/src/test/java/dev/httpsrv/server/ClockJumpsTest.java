package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server whose clock on the wall jumps, as where somebody sets it; the C compiler makes it jump.
 */
class ClockJumpsTest {

  private static final String LUA =
      """
      msys.httpsrv.register("GET", "/hello", function(session)
        session:response_string("hello")
      end)
      msys.httpsrv.register("GET", "/log", function(session)
        print("now " .. session:request_url_get().raw_query)
      end)
      msys.httpsrv.register("GET", "/sleep", function(session)
        msys.sleep(1)
        session:response_string("slept")
      end)
      """;

  @TempDir private Path folder = Path.of("");
  @TempDir private Path clock = Path.of("");

  @Test
  void nothingEndsOrStopsWithTheClock() throws Exception {
    Path library = compile();
    Files.writeString(folder.resolve("clock.lua"), LUA);
    String preload = "export LD_PRELOAD=%s CLOCK=%s".formatted(library, clock);
    try (ServerProcess server =
        new ServerProcess.Start(clock)
            .after(preload)
            .serve("--header-timeout", "60", folder.toString())) {
      goesOnWhileTheClockJumps(server, "ahead", 1);
      Files.delete(clock.resolve("ahead"));
      goesOnWhileTheClockJumps(server, "behind", -1);
      server.signal("HUP");
      server.awaitLog("Reloaded");
      server.signal("TERM");
      assertThat(server.awaitEnd(30)).isZero();
    }
  }

  private void goesOnWhileTheClockJumps(ServerProcess server, String where, int days)
      throws Exception {
    try (RawClient keptAlive = new RawClient(server.port());
        RawClient sleeping = new RawClient(server.port());
        RawClient slow = new RawClient(server.port())) {
      assertThat(keptAlive.ask("GET", "/hello").read().body()).isEqualTo("hello");
      sleeping.ask("GET", "/sleep");
      slow.send("GET /hello HTTP/1.1\r\nHost: a\r\nX-");
      Files.createFile(clock.resolve(where));
      keptAlive.ask("GET", "/log?" + where).read();
      // What scripts print begins with the time, in seconds.
      long seconds = Long.parseLong(server.awaitLog("\\d+(?=:[^\\n]*: now " + where + ")"));
      assertThat(Instant.ofEpochSecond(seconds))
          .isCloseTo(Instant.now().plus(Duration.ofDays(days)), within(1, ChronoUnit.HOURS));
      slow.send("A: b\r\n\r\n");
      assertThat(slow.read().body()).isEqualTo("hello");
      assertThat(sleeping.read().body()).isEqualTo("slept");
    }
  }

  private Path compile() throws Exception {
    Path source =
        Path.of(Objects.requireNonNull(ClockJumpsTest.class.getResource("jump.c")).toURI());
    Path library = clock.resolve("jump.so");
    try {
      Process compiler =
          new ProcessBuilder(
                  "cc", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl")
              .inheritIO()
              .start();
      assertThat(compiler.waitFor()).isZero();
    } catch (IOException e) {
      assumeTrue(false, "there is no C compiler: " + e.getMessage());
    }
    return library;
  }
}
