package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.Waiting;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.generation.HandlerThreads;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers that run in platform threads of their interpreter. */
@Timeout(120)
class LanesTest {

  private static final String LUA =
      """
      msys.httpsrv.register("GET", "/lua/thread", function(session)
        session:response_append(msys.lane.thread())
      end)
      msys.httpsrv.register("GET", "/lua/wait", function(session)
        msys.lane.wait()
        session:response_append(msys.lane.thread())
      end)
      msys.httpsrv.register("GET", "/lua/interrupt", function(session)
        msys.lane.await_interrupt()
      end)
      msys.httpsrv.register("GET", "/lua/fail", function(session)
        error("no")
      end)
      """;

  private static final String JAVASCRIPT =
      """
      msys.httpsrv.register("GET", "/js/thread", (session) => {
        session.response_append(msys.lane.thread());
      });
      msys.httpsrv.register("GET", "/js/wait", async (session) => {
        await msys.lane.wait();
        session.response_append(msys.lane.thread());
      });
      msys.httpsrv.register("GET", "/js/fail", (session) => { throw new Error("no"); });
      """;

  private final LaneLibrary library = new LaneLibrary();
  private RunningServer server;

  @BeforeEach
  void serve(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("lane.lua"), LUA);
    Files.writeString(folder.resolve("lane.js"), JAVASCRIPT);
    server =
        RunningServer.serve(
            Httpsrv.builder()
                .scripts(folder)
                .library(library)
                .interpreters(1)
                .limits("/lua/interrupt:time=none")
                .threads(HandlerThreads.LANES));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js"})
  void aCallRunsInItsInterpretersThread(String language) throws Exception {
    assertThat(server.get("/" + language + "/thread").body())
        .isEqualTo("platform " + language + "-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js"})
  void whatAHandlerRaisesIsItsRequestsAlone(String language) throws Exception {
    assertThat(server.get("/" + language + "/fail").statusCode()).isEqualTo(500);
    assertThat(server.get("/" + language + "/thread").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js"})
  void othersUseTheInterpreterWhileHandlersWait(String language) throws Exception {
    String threadOfInterpreter = "platform " + language + "-1";
    try (ExecutorService clients = Executors.newCachedThreadPool()) {
      List<Future<HttpResponse<String>>> waiting = new ArrayList<>();
      for (int i = 0; i < LaneLibrary.VISITORS; i++) {
        waiting.add(clients.submit(() -> server.get("/" + language + "/wait")));
      }
      library.entered.await();
      assertThat(server.get("/" + language + "/thread").body()).isEqualTo(threadOfInterpreter);
      library.gate.countDown();
      for (Future<HttpResponse<String>> each : waiting) {
        assertThat(each.get().body()).isEqualTo(threadOfInterpreter);
      }
    }
  }

  @Test
  @Timeout(60)
  void aHandlerIsInterruptedWhenItsConnectionOfHttp2Ends() throws Exception {
    try (Http2Client client = new Http2Client(server.port())) {
      client.ask(1, Http2Client.END_STREAM, "GET", "/lua/interrupt");
      library.begun.await();
    }
    library.interrupted.await();
  }

  /** Tells scripts their thread, and lets them wait. */
  @ScriptLibrary("msys.lane")
  public static final class LaneLibrary {

    private static final int VISITORS = 5;

    private final CountDownLatch entered = new CountDownLatch(VISITORS);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    /** Returns what the current thread is. */
    @ScriptName("thread")
    public String thread() {
      Thread thread = Thread.currentThread();
      return (thread.isVirtual() ? "virtual " : "platform ") + thread.getName();
    }

    /** Waits until the gate is open. */
    @ScriptName("wait")
    public Waiting await() {
      return () -> {
        entered.countDown();
        gate.await();
        return null;
      };
    }

    /** Waits until somebody interrupts it. */
    @ScriptName("await_interrupt")
    public Waiting awaitInterrupt() {
      return () -> {
        begun.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          interrupted.countDown();
          throw e;
        }
        return null;
      };
    }
  }
}
