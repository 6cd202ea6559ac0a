package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.runtime.Httpsrv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that platform threads serve. */
@Timeout(120)
class PlatformThreadsTest {

  private static final int MOST = 2;

  private final Threads threads = new Threads();
  private RunningServer server;

  @BeforeEach
  void serve(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("s.lua"),
        """
        msys.httpsrv.register("GET", "/lua", function(session)
          msys.sleep(0.001)
          session:response_append(msys.threads.current())
        end)
        msys.httpsrv.register("GET", "/loop/lua", function(session)
          while true do end
        end)
        """);
    Files.writeString(
        folder.resolve("s.js"),
        """
        msys.httpsrv.register("GET", "/js", (session) => {
          session.response_append(msys.threads.current());
        });
        msys.httpsrv.register("GET", "/loop/js", (session) => {
          while (true) {}
        });
        """);
    server =
        RunningServer.serve(
            Httpsrv.builder()
                .scripts(folder)
                .library(threads)
                .interpreters(2)
                .limits("/loop:computing=50ms"),
            settings -> settings.platformThreads(MOST));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/lua", "/js"})
  void soManyConnectionsHaveOneAndAllOthersAVirtualThread(String path) throws Exception {
    try (RawClient first = new RawClient(server.port());
        RawClient second = new RawClient(server.port());
        RawClient third = new RawClient(server.port())) {
      for (int round = 0; round < 2; round++) {
        assertThat(body(first, path)).isEqualTo("platform");
        assertThat(body(second, path)).isEqualTo("platform");
        assertThat(body(third, path)).isEqualTo("virtual");
      }
    }
  }

  @Test
  void aConnectionThatEndsLeavesItsPlaceToAnother() throws Exception {
    for (int i = 0; i < 3 * MOST; i++) {
      try (RawClient client = new RawClient(server.port())) {
        assertThat(body(client, "/lua")).isEqualTo("platform");
      }
      threads.awaitEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/loop/lua", "/loop/js"})
  void whatRunsForEverIsStoppedAndItsConnectionGoesOn(String path) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      assertThat(client.ask("GET", path).read().statusLine()).contains(" 503 ");
      assertThat(body(client, "/lua")).isEqualTo("platform");
    }
  }

  private static String body(RawClient client, String path) throws IOException {
    return client.ask("GET", path).read().body();
  }

  /** A library that knows what runs its caller. */
  @ScriptLibrary("msys.threads")
  public static final class Threads {

    private final Set<Thread> seen = ConcurrentHashMap.newKeySet();

    /** Returns which kind of thread runs the caller. */
    @ScriptName("current")
    public String current() {
      Thread thread = Thread.currentThread();
      seen.add(thread);
      return thread.isVirtual() ? "virtual" : "platform";
    }

    private void awaitEnd() throws InterruptedException {
      for (Thread each : seen) {
        each.join();
      }
    }
  }
}
