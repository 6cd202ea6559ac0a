package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.runtime.Httpsrv;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes that leave the last free interpreter to others. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ModestRoutesTest {

  private static final int MOST = 3;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js"})
  void aRouteThatWasStoppedLeavesAnInterpreterToOthersWhateverItIsAskedFor(String language)
      throws Exception {
    Gate gate = new Gate(MOST - 1);
    try (RunningServer server =
            RunningServer.serve(builder(gate).patience(Duration.ofSeconds(20)));
        ExecutorService clients = Executors.newCachedThreadPool()) {
      assertThat(server.get("/" + language + "/hello").body()).isEqualTo("hello");
      assertThat(server.get("/" + language + "/spin?text=123456").statusCode())
          .as("a response beyond its limit")
          .isEqualTo(500);
      List<Future<HttpResponse<String>>> spins = new ArrayList<>();
      for (int i = 0; i < MOST; i++) {
        spins.add(clients.submit(() -> server.get("/" + language + "/spin")));
      }
      gate.entered.await();
      for (int i = 0; i < 10; i++) {
        assertThat(server.get("/" + language + "/hello").body()).isEqualTo("hello");
      }
      gate.open = true;
      for (Future<HttpResponse<String>> each : spins) {
        assertThat(each.get().body()).isEqualTo("spun");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js"})
  void theFirstRequestsOfARouteAreAllAnswered(String language) throws Exception {
    try (RunningServer server = RunningServer.serve(builder(new Gate(0)));
        ExecutorService clients = Executors.newCachedThreadPool()) {
      List<Future<HttpResponse<String>>> hellos = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        hellos.add(clients.submit(() -> server.get("/" + language + "/hello")));
      }
      for (Future<HttpResponse<String>> each : hellos) {
        assertThat(each.get().body()).isEqualTo("hello");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js"})
  void theFirstRequestNeedNotWaitWhileOthersAreFree(String language) throws Exception {
    try (RunningServer server = RunningServer.serve(builder(new Gate(0)).longestQueue(0))) {
      assertThat(server.get("/" + language + "/hello").body()).isEqualTo("hello");
    }
  }

  private Httpsrv.Builder builder(Gate gate) throws Exception {
    Files.writeString(
        folder.resolve("modest.lua"),
        """
        msys.httpsrv.register("GET", "/lua/spin", function(session)
          session:response_append(session:request_url_get().attrs.text or "")
          msys.gate.enter()
          while not msys.gate.is_open() do end
          session:response_append("spun")
        end)
        msys.httpsrv.register("GET", "/lua/hello", function(session)
          session:response_append("hello")
        end)
        """);
    Files.writeString(
        folder.resolve("modest.js"),
        """
        msys.httpsrv.register("GET", "/js/spin", (session) => {
          session.response_append(session.request_url_get().attrs.text ?? "");
          msys.gate.enter();
          while (!msys.gate.is_open()) {}
          session.response_append("spun");
        });
        msys.httpsrv.register("GET", "/js/hello", (session) => session.response_append("hello"));
        """);
    return Httpsrv.builder()
        .scripts(folder)
        .interpreters(2)
        .mostInterpreters(MOST)
        .limits(limits -> limits.response(5))
        .library(gate);
  }

  /** What interpreters wait for, computing. */
  @ScriptLibrary("msys.gate")
  public static final class Gate {

    private final CountDownLatch entered;
    private volatile boolean open;

    Gate(int visitors) {
      entered = new CountDownLatch(visitors);
    }

    /** Notes that a handler has begun. */
    @ScriptName("enter")
    public void enter() {
      entered.countDown();
    }

    /** Returns whether handlers may end. */
    @ScriptName("is_open")
    public boolean isOpen() {
      return open;
    }
  }
}
