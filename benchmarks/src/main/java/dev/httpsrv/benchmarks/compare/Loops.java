package dev.httpsrv.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Endless loops in some languages, four in each, and what a hello takes meanwhile. */
final class Loops implements AutoCloseable {

  private static final int LOOPS_EACH = 4;
  private static final int WARM_UP_SECONDS = 8;
  private static final int WARM_UP_ROUNDS = 2;
  private static final double SECONDS = 2.4;
  private static final long UNTIL_ALL_LOOP_MILLIS = 200;

  private final RunningServer server;
  private final List<String> languages;
  private final HttpClient client = HttpClient.newHttpClient();
  private boolean right = true;
  private boolean endedEarly;

  Loops(RunningServer server, List<String> languages) {
    this.server = server;
    this.languages = languages;
  }

  /** Returns what asks for a language's hello. */
  static Endpoint hello(String language) {
    return new Endpoint(language + "/hello", "hello in " + language, null, "text/plain", "hello");
  }

  /** Compiles the hellos, then the loops, and has as many interpreters made as they need. */
  void warmUp(Wrk wrk) throws IOException, InterruptedException {
    for (String each : languages) {
      wrk.run(server, hello(each), WARM_UP_SECONDS);
    }
    for (int i = 0; i < WARM_UP_ROUNDS; i++) {
      busy(new LinkedHashMap<>());
    }
  }

  /** Measures hellos while nothing else happens. */
  void idle(Map<String, Latencies> hellos) {
    hellos(hellos);
  }

  /** Measures hellos while the loops run. */
  void busy(Map<String, Latencies> hellos) throws InterruptedException {
    List<CompletableFuture<Integer>> loops = begin();
    TimeUnit.MILLISECONDS.sleep(UNTIL_ALL_LOOP_MILLIS);
    hellos(hellos);
    if (loops.stream().anyMatch(CompletableFuture::isDone)) {
      endedEarly = true;
    }
    for (CompletableFuture<Integer> each : loops) {
      int status = each.join();
      if (status != 200) {
        System.err.println("A loop was answered with " + status);
        right = false;
      }
    }
  }

  /** Returns whether all loops were answered as they should. */
  boolean isRight() {
    return right;
  }

  /** Returns whether a loop ended before all hellos that were to be measured beside it. */
  boolean endedEarly() {
    return endedEarly;
  }

  private List<CompletableFuture<Integer>> begin() {
    List<CompletableFuture<Integer>> loops = new ArrayList<>();
    for (String language : languages) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.url("/" + language + "/loop")))
              .version(HttpClient.Version.HTTP_1_1)
              .build();
      for (int i = 0; i < LOOPS_EACH; i++) {
        loops.add(
            client
                .sendAsync(request, BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode));
      }
    }
    return loops;
  }

  private void hellos(Map<String, Latencies> hellos) {
    Map<String, CompletableFuture<Latencies>> asked = new LinkedHashMap<>();
    for (String language : languages) {
      asked.put(
          language,
          CompletableFuture.supplyAsync(
              () -> hellos(language), task -> Thread.ofPlatform().start(task)));
    }
    asked.forEach(
        (language, latencies) -> hellos.merge(language, latencies.join(), Latencies::and));
  }

  private Latencies hellos(String language) {
    try {
      return Latencies.measure(server, hello(language).path(), SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
