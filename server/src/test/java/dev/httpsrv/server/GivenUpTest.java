package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.Waiting;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import dev.httpsrv.runtime.generation.HandlerThreads;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that nothing stops: they are in Java code that looks for nothing. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GivenUpTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"lua, ADAPTIVE", "js, ADAPTIVE", "lua, LANES", "js, LANES"})
  void theirClientsAreAnsweredAndTheOthersGoOn(String language, HandlerThreads threads)
      throws Exception {
    writeScripts();
    Stuck stuck = new Stuck();
    HttpsrvBuilder builder =
        serving(language, stuck).interpreters(1).mostInterpreters(4).threads(threads);
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
      awaitEnds(server);
      assertThat(server.get("/" + language + "/stuck").statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js"})
  void aClientOfHttp2IsAnsweredToo(String language) throws Exception {
    writeScripts();
    Stuck stuck = new Stuck();
    try (RunningServer server = RunningServer.serve(serving(language, stuck));
        HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
      try {
        for (String path : List.of("/hello", "/stuck", "/hello")) {
          HttpResponse<String> answer =
              client.send(
                  server.request("GET", "/" + language + path, new byte[0]),
                  BodyHandlers.ofString());
          assertThat(answer.version()).isEqualTo(Version.HTTP_2);
          assertThat(answer.statusCode()).isEqualTo(path.equals("/stuck") ? 504 : 200);
        }
      } finally {
        stuck.released = true;
      }
    }
  }

  @Test
  void anAnswerByHttp2ThatHasBegunIsBrokenOff() throws Exception {
    Files.writeString(
        folder.resolve("stuck.lua"),
        """
        msys.httpsrv.register("GET", "/lua/stuck", function(session)
          session:response_append("begun")
          session:response_flush()
          msys.stuck.spin()
        end)
        msys.httpsrv.register("GET", "/lua/hello", function(session)
          session:response_append("hello")
        end)
        """);
    Stuck stuck = new Stuck();
    try (RunningServer server = RunningServer.serve(serving("lua", stuck));
        HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
      try {
        HttpRequest hello = server.request("GET", "/lua/hello", new byte[0]);
        assertThat(client.send(hello, BodyHandlers.ofString()).version()).isEqualTo(Version.HTTP_2);
        HttpRequest request = server.request("GET", "/lua/stuck", new byte[0]);
        assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
            .isInstanceOf(IOException.class);
        assertThat(client.send(hello, BodyHandlers.ofString()).body()).isEqualTo("hello");
      } finally {
        stuck.released = true;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js"})
  void aClientThatWantsAHeadHasNoBody(String language) throws Exception {
    writeScripts();
    Stuck stuck = new Stuck();
    try (RunningServer server = RunningServer.serve(serving(language, stuck));
        RawClient client = new RawClient(server.port())) {
      try {
        assertThat(client.ask("HEAD", "/" + language + "/stuck").rest())
            .startsWith("HTTP/1.1 504 Gateway Timeout\r\n")
            .endsWith("\r\n\r\n");
      } finally {
        stuck.released = true;
      }
    }
  }

  @Test
  void anAnswerThatSomebodyElseHasBegunIsOfItsOwnConnection() throws Exception {
    writeScripts();
    Files.writeString(
        folder.resolve("visits.lua"),
        """
        msys.httpsrv.register("GET", "/lua/suspends", function(session)
          session:session_suspend()
          if msys.stuck.knows(session:request_event_get()) then
            msys.stuck.spin()
          end
          return msys.httpsrv.ASYNC
        end)
        msys.httpsrv.register("GET", "/lua/visits", function(session)
          local other = msys.httpsrv.session_find(session:request_url_get().attrs.event)
          other:response_append("begun")
          other:response_flush()
          other:session_resume(0)
        end)
        """);
    Stuck stuck = new Stuck();
    try (RunningServer server = RunningServer.serve(serving("lua", stuck).interpreters(2));
        RawClient suspended = new RawClient(server.port());
        RawClient visitor = new RawClient(server.port())) {
      try {
        suspended.ask("GET", "/lua/suspends");
        visitor.ask("GET", "/lua/visits?event=" + stuck.events.take());
        assertThat(visitor.read().statusLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(suspended.rest())
            .as("the answer that has begun, and no other")
            .startsWith("HTTP/1.1 200 OK\r\n")
            .endsWith("\r\n5\r\nbegun\r\n")
            .doesNotContain("504");
        assertThat(visitor.ask("GET", "/lua/stuck").read().statusLine())
            .isEqualTo("HTTP/1.1 504 Gateway Timeout");
      } finally {
        stuck.released = true;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lua, msys.stuck.spin()",
    "js, msys.stuck.spin()",
    "lua, 'msys.registerModule(\"m\", {init = function() msys.stuck.spin() end})'",
    "js, 'msys.registerModule(\"m\", {init: () => msys.stuck.spin()})'",
    "js, 'msys.httpsrv.register(\"GET\", \"/\", \"o.f\"); const o = {get f() { msys.stuck.spin(); }}'",
  })
  void aScriptThatDoesNotEndWhileItIsLoadedIsRefused(String language, String script)
      throws Exception {
    Path file = Files.writeString(folder.resolve("stuck." + language), script);
    Stuck stuck = new Stuck();
    HttpsrvBuilder builder =
        Httpsrv.builder()
            .scripts(folder)
            .limits(limits -> limits.load(Duration.ofSeconds(1)))
            .library(stuck);
    try {
      assertThatThrownBy(builder::build)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("its load limit of 1 s has passed; nothing stops it")
          .hasMessageContaining(file.getFileName().toString());
    } finally {
      stuck.released = true;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js"})
  void aCommandThatDoesNotEndIsGivenUp(String language) throws Exception {
    Files.writeString(
        folder.resolve("stuck." + language),
        language.equals("lua")
            ? "msys.registerControl('spin', function() msys.stuck.spin() end)"
            : "msys.registerControl('spin', () => msys.stuck.spin());");
    Stuck stuck = new Stuck();
    HttpsrvBuilder builder =
        Httpsrv.builder()
            .scripts(folder)
            .interpreters(1)
            .mostInterpreters(2)
            .limits(limits -> limits.load(Duration.ofSeconds(2)))
            .library(stuck);
    try (RunningServer server = RunningServer.serve(builder)) {
      try {
        assertThat(server.console("spin"))
            .last()
            .asString()
            .contains("its load limit of 2 s has passed; nothing stops it");
        assertThat(server.console("engines")).last().asString().endsWith("still run: 1");
      } finally {
        stuck.released = true;
      }
    }
  }

  @Test
  void aCommandOfWhichTwoRunForEverIsRefused() throws Exception {
    Files.writeString(
        folder.resolve("stuck.lua"),
        "msys.registerControl('spin', function() msys.stuck.spin() end)");
    Stuck stuck = new Stuck();
    HttpsrvBuilder builder =
        Httpsrv.builder()
            .scripts(folder)
            .interpreters(1)
            .mostInterpreters(4)
            .limits(limits -> limits.load(Duration.ofSeconds(2)))
            .library(stuck);
    try (RunningServer server = RunningServer.serve(builder)) {
      try {
        for (int i = 1; i <= 2; i++) {
          assertThat(server.console("spin")).last().asString().contains("nothing stops it");
        }
        assertThat(server.console("spin"))
            .last()
            .asString()
            .contains("2 calls of command spin passed a limit and cannot be stopped");
      } finally {
        stuck.released = true;
      }
      awaitEnds(server);
      assertThat(server.console("spin")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ADAPTIVE", "LANES"})
  void theClientOfACallThatHasWaitedIsAnsweredWhateverRanMeanwhile(HandlerThreads threads)
      throws Exception {
    writeWaitingScripts();
    Stuck stuck = new Stuck();
    HttpsrvBuilder builder =
        serving("lua", stuck)
            .limits("/lua/waits:depth=256k")
            .limits("/lua/waits-then-stuck:depth=256k,time=2s")
            .interpreters(1)
            .mostInterpreters(4)
            .threads(threads);
    try (RunningServer server = RunningServer.serve(builder);
        RawClient stuckClient = new RawClient(server.port());
        RawClient otherClient = new RawClient(server.port())) {
      try {
        stuckClient.ask("GET", "/lua/waits-then-stuck?door=first");
        stuck.first.awaitVisitor();
        otherClient.ask("GET", "/lua/waits?door=second");
        stuck.second.awaitVisitor();
        assertThat(server.get("/lua/hello").body()).isEqualTo("hello");
        stuck.first.open();
        assertThat(stuckClient.head()).startsWith("HTTP/1.1 504 ");
      } finally {
        stuck.released = true;
        stuck.second.open();
      }
      assertThat(otherClient.read().body()).isEqualTo("waited");
    }
  }

  @ParameterizedTest
  @CsvSource({"ADAPTIVE, 1h", "ADAPTIVE, 500ms", "LANES, 1h", "LANES, 500ms"})
  void theClientOfACallThatHasWaitedIsAnsweredInTimeThoughAnotherKeepsItsInterpreter(
      HandlerThreads threads, String timeOfOther) throws Exception {
    writeWaitingScripts();
    Stuck stuck = new Stuck();
    HttpsrvBuilder builder =
        serving("lua", stuck)
            .limits("/lua/waits:time=1s")
            .limits("/lua/stuck:computing=none,time=" + timeOfOther)
            .interpreters(1)
            .mostInterpreters(1)
            .threads(threads);
    try (CapturedLog log = new CapturedLog();
        RunningServer server = RunningServer.serve(builder);
        RawClient stuckClient = new RawClient(server.port());
        RawClient client = new RawClient(server.port())) {
      try {
        client.ask("GET", "/lua/waits?door=first");
        stuck.first.awaitVisitor();
        stuckClient.ask("GET", "/lua/stuck");
        stuck.spins.await();
        stuck.first.open();
        assertThat(client.read().statusLine()).startsWith("HTTP/1.1 504 ");
        assertThat(log.lines())
            .contains(
                "WARN /lua/waits: stopped at %s:1, its time limit of 1 s has passed"
                    .formatted(folder.resolve("waits.lua")));
        assertThat(server.console("status"))
            .anyMatch(line -> line.endsWith("waiting as in msys.sleep: 0"));
      } finally {
        stuck.released = true;
      }
      assertThat(stuckClient.head())
          .startsWith(timeOfOther.equals("1h") ? "HTTP/1.1 200 " : "HTTP/1.1 504 ");
      awaitEnds(server);
      assertThat(client.ask("GET", "/lua/hello").read().body()).isEqualTo("hello");
    }
  }

  @Test
  void theClientOfACallIsAnsweredThoughOneOfALaneWaitsInItsInterpreter() throws Exception {
    writeWaitingScripts();
    Stuck stuck = new Stuck();
    HttpsrvBuilder builder =
        serving("lua", stuck).limits("/lua/waits:depth=256k").interpreters(1).mostInterpreters(4);
    try (RunningServer server = RunningServer.serve(builder);
        RawClient stuckClient = new RawClient(server.port());
        RawClient otherClient = new RawClient(server.port())) {
      try {
        otherClient.ask("GET", "/lua/waits?door=first");
        stuck.first.awaitVisitor();
        stuckClient.ask("GET", "/lua/stuck");
        assertThat(stuckClient.head()).startsWith("HTTP/1.1 504 ");
      } finally {
        stuck.released = true;
        stuck.first.open();
      }
      assertThat(otherClient.read().body()).isEqualTo("waited");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"msys.sleep(0.01)", "session:response_append('too large')"})
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void oneThatIsGivenUpIsKnownToEndWhateverItWouldDoNext(String next) throws Exception {
    Files.writeString(
        folder.resolve("stuck.lua"),
        """
        msys.httpsrv.register("GET", "/lua/stuck", function(session)
          msys.stuck.spin()
          %s
        end)
        """
            .formatted(next));
    Stuck stuck = new Stuck();
    HttpsrvBuilder builder =
        serving("lua", stuck)
            .limits("/lua/stuck:time=500ms,response=5")
            .interpreters(1)
            .mostInterpreters(4);
    try (RunningServer server = RunningServer.serve(builder)) {
      try {
        assertThat(server.get("/lua/stuck").statusCode()).isEqualTo(504);
      } finally {
        stuck.released = true;
      }
      awaitEnds(server);
    }
  }

  /** Waits until none runs any more that was given up. */
  private static void awaitEnds(RunningServer server) throws IOException {
    while (!server.console("engines").getLast().endsWith("of which still run: 0")) {
      Thread.onSpinWait();
    }
  }

  private HttpsrvBuilder serving(String language, Stuck stuck) {
    return Httpsrv.builder()
        .scripts(folder)
        .limits("/" + language + "/stuck:time=500ms")
        .library(stuck);
  }

  private void writeScripts() throws IOException {
    Files.writeString(
        folder.resolve("stuck.lua"),
        """
        msys.httpsrv.register(nil, "/lua/stuck", function() msys.stuck.spin() end)
        msys.httpsrv.register("GET", "/lua/hello", function(session)
          session:response_append("hello")
        end)
        """);
    Files.writeString(
        folder.resolve("stuck.js"),
        """
        msys.httpsrv.register(null, "/js/stuck", () => msys.stuck.spin());
        msys.httpsrv.register("GET", "/js/hello", (session) => session.response_append("hello"));
        """);
  }

  private void writeWaitingScripts() throws IOException {
    writeScripts();
    Files.writeString(
        folder.resolve("waits.lua"),
        """
        msys.httpsrv.register("GET", "/lua/waits", function(session)
          msys.stuck.wait_at(session:request_url_get().attrs.door)
          session:response_append("waited")
        end)
        msys.httpsrv.register("GET", "/lua/waits-then-stuck", function(session)
          msys.stuck.wait_at(session:request_url_get().attrs.door)
          msys.stuck.spin()
        end)
        """);
  }

  /** Java code that computes until it is released, and some that waits. */
  @ScriptLibrary("msys.stuck")
  public static final class Stuck {

    private final Door first = new Door();
    private final Door second = new Door();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final CountDownLatch spins = new CountDownLatch(1);
    private volatile boolean released;

    /** Tells the test a session's event, once; returns whether it was told before. */
    @ScriptName("knows")
    public boolean knows(String event) {
      return !known.add(event) || !events.add(event);
    }

    /** Computes. */
    @ScriptName("spin")
    public void spin() {
      spins.countDown();
      while (!released) {
        Thread.onSpinWait();
      }
    }

    /** Waits until a door is open. */
    @ScriptName("wait_at")
    public Waiting await(String door) {
      return door.equals("first") ? first : second;
    }
  }

  /** Where a handler waits until it is let through. */
  private static final class Door implements Waiting {

    private final CountDownLatch visited = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    @Override
    public @Nullable Object await() throws InterruptedException {
      visited.countDown();
      opened.await();
      return null;
    }

    void awaitVisitor() throws InterruptedException {
      visited.await();
    }

    void open() {
      opened.countDown();
    }
  }
}
