package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    try (RunningServer server = RunningServer.serve(builder(gate).patience(Duration.ofMinutes(1)));
        ExecutorService clients = Executors.newCachedThreadPool()) {
      assertThat(server.get("/" + language + "/hello").body()).isEqualTo("hello");
      assertThat(server.get("/" + language + "/spin?text=123456").statusCode())
          .as("a response beyond its limit")
          .isEqualTo(500);
      List<Future<HttpResponse<String>>> spins = Gate.spin(MOST, language, server, clients);
      gate.awaitVisitors();
      for (int i = 0; i < 10; i++) {
        assertThat(server.get("/" + language + "/hello").body()).isEqualTo("hello");
      }
      gate.openFor(spins);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js"})
  void aRouteOfWhichNoCallHasEndedTakesOneOfTwo(String language) throws Exception {
    Gate gate = new Gate(1);
    HttpsrvBuilder builder = builder(gate).mostInterpreters(2).patience(Duration.ofMinutes(1));
    try (RunningServer server = RunningServer.serve(builder);
        ExecutorService clients = Executors.newCachedThreadPool()) {
      assertThat(server.get("/" + language + "/hello").body()).isEqualTo("hello");
      List<Future<HttpResponse<String>>> spins = Gate.spin(3, language, server, clients);
      gate.awaitVisitors();
      assertThat(server.get("/" + language + "/hello").body()).isEqualTo("hello");
      gate.openFor(spins);
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

  private HttpsrvBuilder builder(Gate gate) throws Exception {
    Gate.write(folder);
    return Httpsrv.builder()
        .scripts(folder)
        .interpreters(2)
        .mostInterpreters(MOST)
        .limits("response=5,time=none,computing=none")
        .library(gate);
  }
}
