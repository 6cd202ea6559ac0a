package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reloads meet that an operator did not plan. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReloadsTest {

  @TempDir private Path folder = Path.of("");
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @Test
  void aConnectionThatIsKeptAliveLivesThroughThem() throws Exception {
    write("answer.lua", "one");
    try (RunningServer server = RunningServer.serve(folder);
        RawClient client = new RawClient(server.port())) {
      assertThat(client.ask("GET", "/answer").read().body()).isEqualTo("one");
      write("answer.lua", "two");
      server.console("config reload");
      assertThat(client.ask("GET", "/answer").read().body()).isEqualTo("two");
    }
  }

  @Test
  void aFolderThatHasDisappearedRefusesTheReload() throws Exception {
    Path scripts = Files.createDirectory(folder.resolve("scripts"));
    write("scripts/answer.lua", "one");
    try (RunningServer server = RunningServer.serve(scripts)) {
      Files.move(scripts, folder.resolve("elsewhere"));
      assertThat(server.console("config reload"))
          .containsExactly(
              "failed",
              "failed: " + scripts + " is not there. Give a script or a folder of scripts.");
      assertThat(server.get("/answer").body()).isEqualTo("one");
      Files.move(folder.resolve("elsewhere"), scripts);
      assertThat(server.console("config reload")).containsExactly("reloaded, 1 route");
    }
  }

  @Test
  void severalAtOnceTakeTurns() throws Exception {
    write("answer.lua", "one");
    Files.writeString(
        folder.resolve("module.lua"),
        """
        msys.registerModule("m", { init = function()
          msys.turns.enter()
          msys.sleep(0.01)
          msys.turns.leave()
          return true
        end })
        """);
    Turns turns = new Turns();
    HttpsrvBuilder builder =
        Httpsrv.builder().scripts(folder).interpreters(1).mostInterpreters(1).library(turns);
    try (RunningServer server = RunningServer.serve(builder);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<List<String>> reload = () -> server.console("config reload");
      for (Future<List<String>> each :
          threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> reload).toList())) {
        assertThat(each.get()).containsExactly("reloaded, 1 route");
      }
      assertThat(server.get("/answer").body()).isEqualTo("one");
    }
    assertThat(turns.entered).hasValue(1 + 8);
    assertThat(turns.most).as("within at the same time").hasValue(1);
  }

  @Test
  void aRequestThatRunsForeverIsGivenUpAndCounted() throws Exception {
    write("answer.lua", "one");
    HttpsrvBuilder builder =
        Httpsrv.builder()
            .scripts(folder)
            .longestDrain(Duration.ofMillis(300))
            .register(registry -> registry.register("GET", "/slow", _ -> slow()));
    try (CapturedLog log = new CapturedLog();
        RunningServer server = RunningServer.serve(builder);
        RawClient client = new RawClient(server.port())) {
      client.ask("GET", "/slow");
      begun.await();
      server.console("config reload");
      assertThat(server.console("status"))
          .anyMatch(line -> line.startsWith("reloads: 1, refused: 0;"));
      awaitLine(log, "ERROR An old configuration is given up after 0 s: 1 of its requests");
      assertThat(server.console("status"))
          .contains("reloads: 1, refused: 0; old configurations that end: 0, given up: 1");
      assertThat(server.get("/answer").body()).isEqualTo("one");
      mayEnd.countDown();
      assertThat(client.read().statusLine()).isEqualTo("HTTP/1.1 200 OK");
    } finally {
      mayEnd.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js"})
  void aModuleMayWaitWhileItEnds(String language) throws Exception {
    Files.writeString(
        folder.resolve("module." + language),
        language.equals("lua")
            ? """
            msys.registerModule("m", { deinit = function()
              msys.sleep(0.01)
              msys.farewell.finish()
              return true
            end })
            """
            : """
            msys.registerModule("m", {
              async deinit() {
                await msys.sleep(0.01);
                msys.farewell.finish();
                return true;
              }
            });
            """);
    Farewell farewell = new Farewell();
    Httpsrv.builder().scripts(folder).interpreters(2).library(farewell).build().close();
    assertThat(farewell.finished).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anOldConfigurationEndsItsModulesThoughTheServerIsClosed(boolean aRequestRuns)
      throws Exception {
    Files.writeString(
        folder.resolve("module.lua"),
        """
        msys.registerModule("m", { deinit = function()
          msys.farewell.begin()
          msys.sleep(0.2)
          msys.farewell.finish()
          return true
        end })
        """);
    Farewell farewell = new Farewell();
    Httpsrv httpsrv =
        Httpsrv.builder()
            .scripts(folder)
            .interpreters(1)
            .library(farewell)
            .register(registry -> registry.register("GET", "/slow", _ -> slow()))
            .build();
    try (HttpsrvServer server = HttpsrvServer.start(httpsrv, ServerSettings.at("127.0.0.1", 0));
        RawClient client = new RawClient(server.port())) {
      if (aRequestRuns) {
        client.ask("GET", "/slow");
        begun.await();
      }
      httpsrv.reload();
      if (!aRequestRuns) {
        farewell.begun.await();
      }
      httpsrv.close(Duration.ZERO);
      assertThat(farewell.finished).hasValue(2);
    } finally {
      mayEnd.countDown();
    }
  }

  @Test
  void closingLeavesTheRequestsOfAnOldConfigurationTime() throws Exception {
    Files.writeString(
        folder.resolve("slow.lua"),
        """
        msys.httpsrv.register("GET", "/slow", function(session)
          msys.farewell.begin()
          msys.sleep(0.2)
          session:response_append("slept")
        end)
        """);
    Farewell farewell = new Farewell();
    Httpsrv httpsrv = Httpsrv.builder().scripts(folder).interpreters(1).library(farewell).build();
    try (HttpsrvServer server = HttpsrvServer.start(httpsrv, ServerSettings.at("127.0.0.1", 0));
        RawClient client = new RawClient(server.port())) {
      client.ask("GET", "/slow");
      farewell.begun.await();
      httpsrv.reload();
      httpsrv.close(Duration.ofMinutes(1));
      assertThat(client.read().body()).isEqualTo("slept");
    }
  }

  private HandlerResult slow() throws InterruptedException {
    begun.countDown();
    mayEnd.await(60, TimeUnit.SECONDS);
    return HandlerResult.DONE;
  }

  private static void awaitLine(CapturedLog log, String begin) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (log.lines().stream().noneMatch(line -> line.startsWith(begin))
        && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(log.lines()).anyMatch(line -> line.startsWith(begin));
  }

  private void write(String name, String answer) throws IOException {
    Files.writeString(
        folder.resolve(name),
        """
        msys.httpsrv.register("GET", "/answer", function(session)
          session:response_append("%s")
        end)
        """
            .formatted(answer));
  }

  /** What loads scripts, and how much does so at a time. */
  @ScriptLibrary("msys.turns")
  public static final class Turns {

    private final AtomicInteger entered = new AtomicInteger();
    private final AtomicInteger within = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** Says that a module begins. */
    @ScriptName("enter")
    public void enter() {
      entered.incrementAndGet();
      most.accumulateAndGet(within.incrementAndGet(), Math::max);
    }

    /** Says that it has begun. */
    @ScriptName("leave")
    public void leave() {
      within.decrementAndGet();
    }
  }

  /** What modules say when they end. */
  @ScriptLibrary("msys.farewell")
  public static final class Farewell {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicInteger finished = new AtomicInteger();

    /** Says that it begins. */
    @ScriptName("begin")
    public void begin() {
      begun.countDown();
    }

    /** Says that it is done. */
    @ScriptName("finish")
    public void finish() {
      finished.incrementAndGet();
    }
  }
}
