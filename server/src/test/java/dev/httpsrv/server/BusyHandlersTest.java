package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers that compute for long, and what becomes of the others meanwhile. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BusyHandlersTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"lua, 6", "js, 2"})
  void moreThanThereAreCoresAndInterpretersDoNotKeepOthersWaiting(String language, int ofEachCore)
      throws Exception {
    int spinning = ofEachCore * Runtime.getRuntime().availableProcessors() + 1;
    Gate gate = new Gate(spinning);
    HttpsrvBuilder builder = builder(gate).interpreters(2).mostInterpreters(spinning + 1);
    try (RunningServer server = RunningServer.serve(builder);
        ExecutorService clients = Executors.newCachedThreadPool()) {
      List<Future<HttpResponse<String>>> spins = Gate.spin(spinning, language, server, clients);
      gate.awaitVisitors();
      assertThat(server.get("/" + language + "/hello").body()).isEqualTo("hello");
      gate.openFor(spins);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js"})
  void moreThanThereAreCoresTakeTurns(String language) throws Exception {
    int spinning = Runtime.getRuntime().availableProcessors() + 2;
    Gate gate = new Gate(spinning);
    try (RunningServer server = RunningServer.serve(builder(gate).interpreters(spinning + 1));
        ExecutorService clients = Executors.newCachedThreadPool()) {
      List<Future<HttpResponse<String>>> spins = Gate.spin(spinning, language, server, clients);
      gate.awaitVisitors();
      gate.awaitRestOfAll();
      gate.openFor(spins);
    }
  }

  @Test
  void aRequestTooManyInTheQueueIsRefusedAtOnce() throws Exception {
    Gate gate = new Gate(1);
    HttpsrvBuilder builder = builder(gate).interpreters(1).longestQueue(0);
    try (RunningServer server = RunningServer.serve(builder);
        ExecutorService clients = Executors.newCachedThreadPool()) {
      Future<HttpResponse<String>> spin = clients.submit(() -> server.get("/lua/spin"));
      gate.awaitVisitors();
      HttpResponse<String> refused = server.get("/lua/hello");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      gate.open();
      assertThat(spin.get().body()).isEqualTo("spun");
      assertThat(server.get("/lua/hello").body()).isEqualTo("hello");
    }
  }

  @Test
  void aRequestThatQueuesTooLongIsRefused() throws Exception {
    Gate gate = new Gate(1);
    HttpsrvBuilder builder = builder(gate).interpreters(1).patience(Duration.ofMillis(50));
    try (RunningServer server = RunningServer.serve(builder);
        ExecutorService clients = Executors.newCachedThreadPool()) {
      Future<HttpResponse<String>> spin = clients.submit(() -> server.get("/js/spin"));
      gate.awaitVisitors();
      HttpResponse<String> refused = server.get("/js/hello");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      gate.open();
      assertThat(spin.get().body()).isEqualTo("spun");
      assertThat(server.get("/js/hello").body()).isEqualTo("hello");
    }
  }

  @Test
  void moreConnectionsThanAnEngineKeepsThreadsForAreAllAnswered() throws Exception {
    HttpsrvBuilder builder = builder(new Gate(0)).interpreters(1);
    try (RunningServer server = RunningServer.serve(builder)) {
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

  @Test
  void threadsThatWereAddedForThemAreTakenAwayWhenHttpsrvIsClosed() throws Exception {
    VirtualThreadSchedulerMXBean scheduler =
        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    int usual = Runtime.getRuntime().availableProcessors();
    Gate gate = new Gate(1);
    Httpsrv httpsrv = builder(gate).interpreters(1).build();
    try (HttpsrvServer server = HttpsrvServer.start(httpsrv, ServerSettings.at("127.0.0.1", 0));
        RawClient client = new RawClient(server.port())) {
      client.ask("GET", "/lua/spin");
      gate.awaitVisitors();
      awaitThat(() -> scheduler.getParallelism() > usual);
      httpsrv.close(Duration.ZERO);
      awaitThat(() -> scheduler.getParallelism() == usual);
      gate.open();
    }
  }

  private static void awaitThat(BooleanSupplier state) {
    while (!state.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private HttpsrvBuilder builder(Gate gate) throws IOException {
    Gate.write(folder);
    return Httpsrv.builder().scripts(folder).library(gate).limits("time=none,computing=none");
  }
}
