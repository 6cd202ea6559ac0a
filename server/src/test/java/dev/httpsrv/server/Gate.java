package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * A library for which the handlers of {@code /lua/spin} and {@code /js/spin} wait, computing;
 * {@code /lua/hello} and {@code /js/hello} answer at once.
 */
@ScriptLibrary("msys.gate")
public final class Gate {

  private final CountDownLatch visits;
  private final Set<Thread> visitors = ConcurrentHashMap.newKeySet();
  private volatile boolean open;

  /**
   * Creates a closed gate.
   *
   * @param expected how many handlers {@link #awaitVisitors} waits for
   */
  Gate(int expected) {
    visits = new CountDownLatch(expected);
  }

  /** Writes the scripts to a folder. */
  static void write(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("busy.lua"),
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
        folder.resolve("busy.js"),
        """
        msys.httpsrv.register("GET", "/js/spin", (session) => {
          session.response_append(session.request_url_get().attrs.text ?? "");
          msys.gate.enter();
          while (!msys.gate.is_open()) {}
          session.response_append("spun");
        });
        msys.httpsrv.register("GET", "/js/hello", (session) => session.response_append("hello"));
        """);
  }

  /** Notes that a handler has begun. */
  @ScriptName("enter")
  public void enter() {
    visitors.add(Thread.currentThread());
    visits.countDown();
  }

  /** Returns whether handlers may end. */
  @ScriptName("is_open")
  public boolean isOpen() {
    return open;
  }

  /** Waits until as many handlers as expected have begun. */
  void awaitVisitors() throws InterruptedException {
    visits.await();
  }

  /** Waits until each visitor has been seen to rest at a safepoint. */
  void awaitRestOfAll() throws InterruptedException {
    Set<Thread> toRest = new HashSet<>(visitors);
    while (!toRest.isEmpty()) {
      toRest.removeIf(Gate::rests);
      Thread.sleep(1);
    }
  }

  private static boolean rests(Thread thread) {
    Object blocker = LockSupport.getBlocker(thread);
    return blocker != null && blocker.getClass().getSimpleName().equals("Turn");
  }

  /** Has clients ask for handlers that wait; returns what they will have got. */
  static List<Future<HttpResponse<String>>> spin(
      int count, String language, RunningServer server, ExecutorService clients) {
    List<Future<HttpResponse<String>>> spins = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      spins.add(clients.submit(() -> server.get("/" + language + "/spin")));
    }
    return spins;
  }

  /** Lets all handlers end. */
  void open() {
    open = true;
  }

  /** Lets all handlers end, and checks that each of these has answered. */
  void openFor(List<Future<HttpResponse<String>>> spins) throws Exception {
    open();
    for (Future<HttpResponse<String>> each : spins) {
      assertThat(each.get().body()).isEqualTo("spun");
    }
  }
}
