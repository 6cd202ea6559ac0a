package dev.httpsrv.benchmarks.endurance;

import dev.httpsrv.benchmarks.Arguments;
import dev.httpsrv.benchmarks.Command;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reloads a server while 64 clients ask it, again and again, every fifth time with scripts that are
 * broken.
 */
public final class Reloads {

  private static final String USAGE = "benchmarks/reloads [COUNT]";
  private static final int CLIENTS = 64;
  private static final int COUNT = 500;
  private static final int BROKEN_EVERY = 5;
  private static final int LOOKS = 50;

  private static final List<String> BROKEN =
      List.of(
          "msys.httpsrv.register('GET', '/broken', function() end",
          "error('boom')",
          "msys.registerModule('broken', { init = function() return false end })",
          "msys.httpsrv.register('GET', tostring({}):gsub('table: ', '/'), print)");

  private Reloads() {}

  /** Prints the figures; exits with 1 if a request failed, or the server holds more than before. */
  public static void main(String[] words) throws Exception {
    Command.main(USAGE, words, Reloads::run);
  }

  private static boolean run(Arguments given) throws IOException, InterruptedException {
    List<String> launcher = List.of(given.lastWord("LAUNCHER"));
    int count = given.number("COUNT", COUNT);
    given.end();
    return run(launcher, count, CLIENTS);
  }

  /** Returns whether all requests were answered by the scripts of their time, and nothing grew. */
  static boolean run(List<String> launcher, int count, int clients)
      throws IOException, InterruptedException {
    AtomicInteger version = new AtomicInteger();
    AtomicInteger tried = new AtomicInteger();
    try (ServedFolder server = ServedFolder.serve(launcher, "version.lua", "version.js");
        Clients asking =
            Clients.start(clients, server.port(), (client, _) -> ask(client, version, tried))) {
      List<Long> times = new ArrayList<>();
      List<Held> held = new ArrayList<>();
      boolean asExpected = true;
      for (int i = 1; i <= count; i++) {
        boolean broken = i % BROKEN_EVERY == 0;
        if (broken) {
          server.write("broken.lua", BROKEN.get(i / BROKEN_EVERY % BROKEN.size()));
        } else {
          server.write("broken.lua", "-- mended");
          tried.set(i);
          server.write("version.lua", lua(i));
          server.write("version.js", js(i));
        }
        long begin = System.nanoTime();
        boolean reloaded = server.reload();
        times.add(System.nanoTime() - begin);
        asExpected &= reloaded != broken;
        if (reloaded) {
          version.set(i);
        }
        if (i % Math.max(1, count / LOOKS) == 0) {
          held.add(Held.by(server.processId()));
        }
      }
      asking.close();
      Collections.sort(times);
      System.out.printf(
          "%d reloads, every fifth broken, %d clients: %d right answers, %d failed requests%s%n",
          count,
          clients,
          asking.right(),
          asking.failed() + asking.crossed() + asking.unaccepted() + asking.refused(),
          asking.example() == null ? "" : ", such as " + asking.example());
      System.out.printf(
          "a reload took %d ms in the median, %d ms at most%n",
          TimeUnit.NANOSECONDS.toMillis(times.get(times.size() / 2)),
          TimeUnit.NANOSECONDS.toMillis(times.getLast()));
      if (!asExpected) {
        System.out.println("a reload was refused, or applied, that should not have been");
      }
      boolean flat = Held.isFlat(held, 0.2);
      return flat
          && asExpected
          && asking.right() > 0
          && asking.failed() + asking.crossed() + asking.unaccepted() + asking.refused() == 0;
    }
  }

  /** A request that began after a reload is answered by its scripts, or by later ones. */
  private static Clients.Asked ask(int client, AtomicInteger version, AtomicInteger tried) {
    int least = version.get();
    return new Clients.Asked(
        "GET /version/%s HTTP/1.1\r\nHost: a\r\n\r\n".formatted(client % 2 == 0 ? "lua" : "js"),
        "",
        answer -> {
          int found = answer.status() == 200 ? Integer.parseInt(answer.body()) : -1;
          return found >= least && found <= tried.get();
        });
  }

  private static String lua(int version) {
    return """
    msys.httpsrv.register("GET", "/version/lua", function(session)
      session:response_string("%d")
    end)
    """
        .formatted(version);
  }

  private static String js(int version) {
    return "msys.httpsrv.register(\"GET\", \"/version/js\", (session) => session.response_string(\"%d\"));\n"
        .formatted(version);
  }
}
