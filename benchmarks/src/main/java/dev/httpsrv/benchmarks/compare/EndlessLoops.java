package dev.httpsrv.benchmarks.compare;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What a hello takes while four handlers of each language loop for three seconds. */
final class EndlessLoops {

  private static final List<String> LANGUAGES = List.of("lua", "js", "py");
  private static final int LOOPS_EACH = 4;
  private static final double WARM_UP_SECONDS = 5;
  private static final double SECONDS = 0.8;
  private static final long UNTIL_ALL_LOOP_MILLIS = 200;

  private final Workplace workplace;

  EndlessLoops(Workplace workplace) {
    this.workplace = workplace;
  }

  /** Prints a table; returns false if an answer was wrong. */
  boolean measure(int rounds) throws IOException, InterruptedException {
    RunningServer server =
        JavaServers.launched(workplace, "loops", List.of(), "stress.lua", "stress.js", "stress.py");
    Map<String, List<Latencies>> idle = new LinkedHashMap<>();
    Map<String, List<Latencies>> busy = new LinkedHashMap<>();
    boolean right;
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String language : LANGUAGES) {
        Latencies.measure(server, hello(language), WARM_UP_SECONDS);
      }
      right = loop(client, server, new LinkedHashMap<>()); // compiles the loops
      for (int round = 0; round < rounds; round++) {
        System.err.printf("Loops: round %d of %d%n", round + 1, rounds);
        hellos(server, idle);
        right &= loop(client, server, busy);
      }
    } finally {
      server.process().destroy();
    }
    System.out.printf(
        "%d endless loops in each of %s%n%-10s %10s %10s %10s %10s %10s %10s %6s%n",
        LOOPS_EACH, LANGUAGES, "HELLO", "P50, MS", "P99", "MAX", "IDLE P50", "P99", "MAX", "WRONG");
    for (String language : LANGUAGES) {
      Latencies in = Latencies.of(busy.getOrDefault(language, List.of()));
      Latencies out = Latencies.of(idle.getOrDefault(language, List.of()));
      System.out.printf(
          "%-10s %10.2f %10.2f %10.2f %10.2f %10.2f %10.2f %6d%n",
          language,
          in.p50Millis(),
          in.p99Millis(),
          in.maxMillis(),
          out.p50Millis(),
          out.p99Millis(),
          out.maxMillis(),
          in.wrong() + out.wrong());
      right &= in.wrong() + out.wrong() == 0;
    }
    System.out.println();
    return right;
  }

  /** Measures hellos while the loops run; returns whether all loops ended well. */
  private static boolean loop(
      HttpClient client, RunningServer server, Map<String, List<Latencies>> hellos)
      throws IOException, InterruptedException {
    List<CompletableFuture<Integer>> loops = new ArrayList<>();
    for (String language : LANGUAGES) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.url("/" + language + "/loop")))
              .version(HttpClient.Version.HTTP_1_1)
              .build();
      for (int i = 0; i < LOOPS_EACH; i++) {
        loops.add(
            client
                .sendAsync(request, BodyHandlers.discarding())
                .thenApply(response -> response.statusCode()));
      }
    }
    TimeUnit.MILLISECONDS.sleep(UNTIL_ALL_LOOP_MILLIS);
    hellos(server, hellos);
    boolean looped = loops.stream().noneMatch(CompletableFuture::isDone);
    if (!looped) {
      System.err.println("A loop had ended before the hellos were measured.");
    }
    for (CompletableFuture<Integer> each : loops) {
      int status = each.join();
      if (status != 200) {
        System.err.println("A loop was answered with " + status);
        looped = false;
      }
    }
    return looped;
  }

  private static void hellos(RunningServer server, Map<String, List<Latencies>> hellos)
      throws IOException {
    for (String language : LANGUAGES) {
      hellos
          .computeIfAbsent(language, name -> new ArrayList<>())
          .add(Latencies.measure(server, hello(language), SECONDS));
    }
  }

  private static String hello(String language) {
    return "/" + language + "/hello";
  }
}
