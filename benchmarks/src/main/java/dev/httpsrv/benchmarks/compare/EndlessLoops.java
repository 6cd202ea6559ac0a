package dev.httpsrv.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
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
  private static final double SECONDS = 2.4;
  private static final long UNTIL_ALL_LOOP_MILLIS = 200;

  private final Workplace workplace;

  EndlessLoops(Workplace workplace) {
    this.workplace = workplace;
  }

  /** Prints a table; returns false if an answer was wrong. */
  boolean measure(int rounds) throws IOException, InterruptedException {
    RunningServer server =
        JavaServers.launched(workplace, "loops", List.of(), "stress.lua", "stress.js", "stress.py");
    Map<String, Latencies> idle = new LinkedHashMap<>();
    Map<String, Latencies> busy = new LinkedHashMap<>();
    boolean right;
    try (HttpClient client = HttpClient.newHttpClient()) {
      hellos(server, WARM_UP_SECONDS, new LinkedHashMap<>());
      right = loop(client, server, new LinkedHashMap<>()); // compiles the loops
      for (int round = 0; round < rounds; round++) {
        System.err.printf("Loops: round %d of %d%n", round + 1, rounds);
        hellos(server, SECONDS, idle);
        right &= loop(client, server, busy);
      }
    } finally {
      server.process().destroy();
    }
    System.out.printf("%d endless loops in each of %s%n", LOOPS_EACH, LANGUAGES);
    System.out.printf(
        "%-12s %8s %8s %8s %8s %8s%n", "HELLO, MS", "ANSWERS", "P50", "P99", "MAX", "WRONG");
    right &= print("idle", idle);
    right &= print("busy", busy);
    System.out.println();
    return right;
  }

  private static boolean print(String when, Map<String, Latencies> hellos) {
    hellos.forEach(
        (language, each) ->
            System.out.printf(
                "%-12s %8d %8.2f %8.2f %8.2f %8d%n",
                language + ", " + when,
                each.millis().size(),
                each.percentile(0.5),
                each.percentile(0.99),
                each.percentile(1),
                each.wrong()));
    return hellos.values().stream().allMatch(each -> each.wrong() == 0);
  }

  /** Measures hellos while the loops run; returns whether all loops ended well. */
  private static boolean loop(
      HttpClient client, RunningServer server, Map<String, Latencies> hellos)
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
    hellos(server, SECONDS, hellos);
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

  private static void hellos(RunningServer server, double seconds, Map<String, Latencies> hellos) {
    Map<String, CompletableFuture<Latencies>> asked = new LinkedHashMap<>();
    for (String language : LANGUAGES) {
      asked.put(
          language,
          CompletableFuture.supplyAsync(
              () -> hellos(server, language, seconds), task -> Thread.ofPlatform().start(task)));
    }
    asked.forEach(
        (language, latencies) -> hellos.merge(language, latencies.join(), Latencies::and));
  }

  private static Latencies hellos(RunningServer server, String language, double seconds) {
    try {
      return Latencies.measure(server, "/" + language + "/hello", seconds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
