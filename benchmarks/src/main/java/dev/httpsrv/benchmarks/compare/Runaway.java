package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.benchmarks.Arguments;
import dev.httpsrv.benchmarks.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures how soon scripts are stopped that never end by themselves, and what a hello takes
 * meanwhile.
 */
public final class Runaway {

  private static final String USAGE =
      """
      benchmarks/runaway [SECONDS_LIMIT] [ROUNDS] [PART...]
      A part is lua, lua-interpreted, js, py, a form of one, such as lua/sort, or hello.""";

  private static final double USUAL_LIMIT = 0.5;
  private static final int USUAL_ROUNDS = 5;

  /** An answer that comes later was given in the place of a thread that nothing stops. */
  private static final double GIVEN_UP_MILLIS = 200;

  private static final int WARM_UP_STOPS = 4;
  private static final long LOOK_AGAIN_MILLIS = 10;
  private static final long PATIENCE_NANOS = 3_000_000_000L;
  private static final List<String> FORMS = List.of("while", "fib", "recursion", "sort");
  private static final int CLIENTS = FORMS.size();
  private static final double HELLO_SECONDS = 20;
  private static final double WARM_UP_SECONDS = 8;
  private static final List<String> LANGUAGES = List.of("lua", "js", "py");

  private final Workplace workplace;
  private final Path folder;
  private final double limit;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private RunningServer server;

  private Runaway(Workplace workplace, Path folder, double limit) throws IOException {
    this.workplace = workplace;
    this.folder = folder;
    this.limit = limit;
    this.server = serve();
  }

  /** Starts the server anew, and lets it load what the first stops need. */
  private void begin(List<RunawayForms> all) throws IOException, InterruptedException {
    server.process().destroyForcibly().waitFor();
    server = serve();
    for (RunawayForms each : all) {
      for (int i = 0; i < WARM_UP_STOPS; i++) {
        long replaced = replaced();
        status(each.prefix() + "while");
        awaitMoreThan(replaced);
        status(each.prefix() + "hello");
      }
    }
  }

  /** Prints a line for each form, and the hellos; exits with 1 if an answer was wrong. */
  public static void main(String[] words) throws Exception {
    Command.main(USAGE, words, Runaway::run);
  }

  private static boolean run(Arguments given) throws Exception {
    double limit = given.seconds("SECONDS_LIMIT", USUAL_LIMIT);
    int rounds = given.number("ROUNDS", USUAL_ROUNDS);
    List<String> parts = given.rest();
    try (Workplace workplace = Workplace.open()) {
      Path folder = workplace.folder("runaway");
      List<RunawayForms> all = RunawayForms.write(folder);
      for (String part : parts) {
        if (!part.equals("hello") && all.stream().noneMatch(each -> each.has(part))) {
          throw given.wrong("There is no part " + part);
        }
      }
      Runaway runaway = new Runaway(workplace, folder, limit);
      boolean right = true;
      for (RunawayForms each : all) {
        RunawayForms chosen = each.chosen(parts);
        if (!chosen.names().isEmpty()) {
          runaway.begin(List.of(each));
          right &= runaway.stop(chosen, rounds);
        }
      }
      if (parts.isEmpty() || parts.contains("hello")) {
        runaway.begin(all);
        right &= runaway.hellos();
      }
      Machine.describe().forEach(System.out::println);
      return right;
    }
  }

  private RunningServer serve() throws IOException {
    return RunningServer.announced(
        workplace,
        folder,
        JavaServers.launch(
            folder,
            List.of(
                "--limit",
                "time=%dms,computing=none,memory=256m,response=16m"
                    .formatted(Math.round(limit * 1000)),
                "runaway.lua",
                "interpreted.lua",
                "runaway.js",
                "runaway.py")));
  }

  private boolean stop(RunawayForms forms, int rounds) throws IOException, InterruptedException {
    System.out.printf("%n%-32s %8s %10s %10s%n", "FORM", "STATUS", "MEDIAN MS", "MAX MS");
    List<Double> stopped = new ArrayList<>();
    List<String> givenUp = new ArrayList<>();
    boolean right = true;
    for (String name : forms.names()) {
      List<Double> late = new ArrayList<>();
      int status = 0;
      boolean stops = true;
      for (int round = 0; round < rounds && stops; round++) {
        long replaced = replaced();
        long begin = System.nanoTime();
        status = status(forms.prefix() + name);
        late.add(Math.max(0, (System.nanoTime() - begin) / 1e6 - limit * 1000));
        stops = late.getLast() < GIVEN_UP_MILLIS;
        right &= status >= 500;
        awaitMoreThan(replaced);
      }
      Latencies all = new Latencies(late, 0);
      System.out.printf(
          Locale.ROOT,
          "%-32s %8d %10.1f %10.1f%n",
          forms.prefix() + name,
          status,
          all.percentile(0.5),
          all.percentile(1));
      if (stops) {
        stopped.addAll(late);
      } else {
        givenUp.add(name);
        begin(List.of(forms));
      }
    }
    Latencies all = new Latencies(stopped, 0);
    System.out.printf(
        Locale.ROOT,
        "%s %d forms, %d times, after the limit of %.1f s: p50 %.1f ms, p99 %.1f ms, max %.1f ms; not stopped in time: %s%n",
        forms.prefix(),
        forms.names().size(),
        stopped.size(),
        limit,
        all.percentile(0.5),
        all.percentile(0.99),
        all.percentile(1),
        givenUp.isEmpty() ? "none" : String.join(", ", givenUp));
    return right;
  }

  /** Returns how many interpreters were made in the place of stopped ones. */
  private long replaced() throws IOException {
    return Files.readString(folder.resolve("stderr.log"))
        .lines()
        .filter(line -> line.contains("One was stopped: there is another"))
        .count();
  }

  /** Waits until another one is there: the next request shall not wait for it. */
  private void awaitMoreThan(long replaced) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (replaced() <= replaced && System.nanoTime() - begin < PATIENCE_NANOS) {
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  /** Returns the status of an answer; 0 where the connection was closed. */
  private int status(String path) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url(path)))
            .timeout(Duration.ofSeconds(30))
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (ConnectException e) {
      throw new UncheckedIOException("the server has gone", e);
    } catch (IOException e) {
      System.out.println(path + ": " + e);
      return 0;
    }
  }

  private boolean hellos() throws InterruptedException {
    System.out.printf(
        "%n%-14s %-8s %8s %8s %8s %8s %8s%n",
        "STOPPED", "HELLO", "ANSWERS", "P50 MS", "P99 MS", "MAX MS", "WRONG");
    measure("(warm-up)", WARM_UP_SECONDS);
    boolean right = measure("none", WARM_UP_SECONDS);
    Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    Thread[] clients = new Thread[CLIENTS * LANGUAGES.size()];
    for (int i = 0; i < clients.length; i++) {
      String language = LANGUAGES.get(i / CLIENTS);
      String path = "/" + language + "/" + FORMS.get(i % CLIENTS);
      clients[i] = Thread.ofVirtual().start(() -> again(language, path, answers));
    }
    measure("(warm-up)", WARM_UP_SECONDS);
    answers.clear();
    right &= measure("4 in each", HELLO_SECONDS);
    System.out.println("What those got meanwhile, by language and status: " + answers);
    for (Thread each : clients) {
      each.interrupt();
      each.join();
    }
    return right;
  }

  private void again(String language, String path, Map<String, LongAdder> answers) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        String answer = language + " " + status(path);
        answers.computeIfAbsent(answer, _ -> new LongAdder()).increment();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean measure(String name, double seconds) {
    Map<String, CompletableFuture<Latencies>> asked = new LinkedHashMap<>();
    for (String language : LANGUAGES) {
      asked.put(
          language,
          CompletableFuture.supplyAsync(
              () -> hello(language, seconds), task -> Thread.ofPlatform().start(task)));
    }
    boolean right = true;
    for (Map.Entry<String, CompletableFuture<Latencies>> each : asked.entrySet()) {
      Latencies hellos = each.getValue().join();
      right &= hellos.wrong() == 0;
      System.out.printf(
          Locale.ROOT,
          "%-14s %-8s %8d %8.2f %8.2f %8.2f %8d%n",
          name,
          each.getKey(),
          hellos.millis().size(),
          hellos.percentile(0.5),
          hellos.percentile(0.99),
          hellos.percentile(1),
          hellos.wrong());
    }
    return right;
  }

  private Latencies hello(String language, double seconds) {
    try {
      return Latencies.measure(server, "/" + language + "/hello", seconds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
