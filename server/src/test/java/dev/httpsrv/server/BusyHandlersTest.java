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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers that compute for long, and what becomes of the others meanwhile. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BusyHandlersTest {

  private static final String LUA =
      """
      msys.httpsrv.register("GET", "/lua/spin", function(session)
        msys.gate.enter()
        while not msys.gate.is_open() do end
        session:response_append("spun")
      end)
      msys.httpsrv.register("GET", "/lua/hello", function(session)
        session:response_append("hello")
      end)
      """;

  private static final String JAVASCRIPT =
      """
      msys.httpsrv.register("GET", "/js/spin", (session) => {
        msys.gate.enter();
        while (!msys.gate.is_open()) {}
        session.response_append("spun");
      });
      msys.httpsrv.register("GET", "/js/hello", (session) => session.response_append("hello"));
      """;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"lua, 6", "js, 2"})
  void moreThanThereAreCoresAndInterpretersDoNotKeepOthersWaiting(String language, int ofEachCore)
      throws Exception {
    int spinning = ofEachCore * Runtime.getRuntime().availableProcessors() + 1;
    Gate gate = new Gate(spinning);
    write();
    Httpsrv.Builder builder = Httpsrv.builder().scripts(folder).interpreters(2);
    try (RunningServer server =
            RunningServer.serve(builder.mostInterpreters(spinning + 1).library(gate));
        ExecutorService clients = Executors.newCachedThreadPool()) {
      List<Future<HttpResponse<String>>> spins = new ArrayList<>();
      for (int i = 0; i < spinning; i++) {
        spins.add(clients.submit(() -> server.get("/" + language + "/spin")));
      }
      gate.entered.await();
      assertThat(server.get("/" + language + "/hello").body()).isEqualTo("hello");
      gate.open = true;
      for (Future<HttpResponse<String>> each : spins) {
        assertThat(each.get().body()).isEqualTo("spun");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js"})
  void moreThanThereAreCoresTakeTurns(String language) throws Exception {
    int spinning = Runtime.getRuntime().availableProcessors() + 2;
    Gate gate = new Gate(spinning);
    write();
    Httpsrv.Builder builder = Httpsrv.builder().scripts(folder).interpreters(spinning);
    try (RunningServer server = RunningServer.serve(builder.library(gate));
        ExecutorService clients = Executors.newCachedThreadPool()) {
      List<Future<HttpResponse<String>>> spins = new ArrayList<>();
      for (int i = 0; i < spinning; i++) {
        spins.add(clients.submit(() -> server.get("/" + language + "/spin")));
      }
      gate.entered.await();
      gate.awaitRestOfAll();
      gate.open = true;
      for (Future<HttpResponse<String>> each : spins) {
        assertThat(each.get().body()).isEqualTo("spun");
      }
    }
  }

  @Test
  void aRequestTooManyInTheQueueIsRefusedAtOnce() throws Exception {
    Gate gate = new Gate(1);
    write();
    Httpsrv.Builder builder = Httpsrv.builder().scripts(folder).interpreters(1).library(gate);
    try (RunningServer server = RunningServer.serve(builder.longestQueue(0));
        ExecutorService clients = Executors.newCachedThreadPool()) {
      Future<HttpResponse<String>> spin = clients.submit(() -> server.get("/lua/spin"));
      gate.entered.await();
      HttpResponse<String> refused = server.get("/lua/hello");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      gate.open = true;
      assertThat(spin.get().body()).isEqualTo("spun");
      assertThat(server.get("/lua/hello").body()).isEqualTo("hello");
    }
  }

  @Test
  void aRequestThatQueuesTooLongIsRefused() throws Exception {
    Gate gate = new Gate(1);
    write();
    Httpsrv.Builder builder = Httpsrv.builder().scripts(folder).interpreters(1).library(gate);
    try (RunningServer server = RunningServer.serve(builder.patience(Duration.ofMillis(50)));
        ExecutorService clients = Executors.newCachedThreadPool()) {
      Future<HttpResponse<String>> spin = clients.submit(() -> server.get("/js/spin"));
      gate.entered.await();
      HttpResponse<String> refused = server.get("/js/hello");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      gate.open = true;
      assertThat(spin.get().body()).isEqualTo("spun");
      assertThat(server.get("/js/hello").body()).isEqualTo("hello");
    }
  }

  @Test
  void moreConnectionsThanAnEngineKeepsThreadsForAreAllAnswered() throws Exception {
    write();
    Httpsrv.Builder builder = Httpsrv.builder().scripts(folder).interpreters(1);
    try (RunningServer server = RunningServer.serve(builder.library(new Gate(0)))) {
      List<RawClient> clients = new ArrayList<>();
      try {
        for (int i = 0; i < 200; i++) {
          RawClient client = new RawClient(server.port());
          clients.add(client);
          client.ask("GET", "/js/hello");
        }
        for (int round = 0; round < 2; round++) {
          for (RawClient client : clients) {
            assertThat(client.read().body()).isEqualTo("hello");
            client.ask("GET", "/js/hello");
          }
        }
      } finally {
        for (RawClient client : clients) {
          client.close();
        }
      }
    }
  }

  private void write() throws Exception {
    Files.writeString(folder.resolve("busy.lua"), LUA);
    Files.writeString(folder.resolve("busy.js"), JAVASCRIPT);
  }

  /** What all interpreters wait for, computing. */
  @ScriptLibrary("msys.gate")
  public static final class Gate {

    private final CountDownLatch entered;
    private final Set<Thread> visitors = ConcurrentHashMap.newKeySet();
    private volatile boolean open;

    Gate(int visitors) {
      entered = new CountDownLatch(visitors);
    }

    /** Notes that a handler has begun. */
    @ScriptName("enter")
    public void enter() {
      visitors.add(Thread.currentThread());
      entered.countDown();
    }

    /** Returns whether handlers may end. */
    @ScriptName("is_open")
    public boolean isOpen() {
      return open;
    }

    /** Waits until each visitor has been seen to rest at a safepoint. */
    void awaitRestOfAll() {
      Set<Thread> toRest = new HashSet<>(visitors);
      while (!toRest.isEmpty()) {
        toRest.removeIf(Gate::rests);
        Thread.onSpinWait();
      }
    }

    private static boolean rests(Thread thread) {
      Object blocker = LockSupport.getBlocker(thread);
      return blocker != null && blocker.getClass().getSimpleName().equals("Turn");
    }
  }
}
