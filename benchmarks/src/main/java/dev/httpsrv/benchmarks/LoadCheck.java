package dev.httpsrv.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * Asks a running server from many clients at once, and checks each answer. An answer is right if it
 * has status 200 and holds the name that its request gave.
 */
public final class LoadCheck {

  private static final String USAGE = "benchmarks/load CLIENTS SECONDS URL...";

  private final LongAdder right = new LongAdder();
  private final LongAdder wrong = new LongAdder();
  private final LongAdder failed = new LongAdder();

  private LoadCheck() {}

  /** Runs the check; exits with 1 if any request failed or was answered wrongly. */
  public static void main(String[] words) throws Exception {
    Command.main(USAGE, words, LoadCheck::run);
  }

  private static boolean run(Arguments given) throws InterruptedException {
    int clients = given.number("CLIENTS");
    Duration time = Duration.ofSeconds(given.number("SECONDS"));
    List<String> urls = given.rest("URL");
    for (String url : urls) {
      if (!url.matches("https?://[!-~]+")) {
        throw given.wrong("A URL begins with http:// or https://, which " + url + " does not");
      }
    }
    boolean clean = true;
    for (String url : urls) {
      LoadCheck check = new LoadCheck();
      check.run(clients, time, url);
      long answered = check.right.sum() + check.wrong.sum();
      System.out.printf(
          "%s: %d right, %d wrong, %d failed, %d a second%n",
          url,
          check.right.sum(),
          check.wrong.sum(),
          check.failed.sum(),
          answered / time.toSeconds());
      clean &= check.right.sum() > 0 && check.wrong.sum() + check.failed.sum() == 0;
    }
    return clean;
  }

  private void run(int clients, Duration time, String url) throws InterruptedException {
    Instant end = Instant.now().plus(time);
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        int number = i;
        threads.execute(() -> ask(client, url, number, end));
      }
    }
  }

  private void ask(HttpClient client, String url, int number, Instant end) {
    for (int i = 0; Instant.now().isBefore(end); i++) {
      String name = "client" + number + "request" + i;
      try {
        HttpResponse<String> response =
            client.send(
                HttpRequest.newBuilder(URI.create(url + "?name=" + name)).build(),
                BodyHandlers.ofString());
        boolean isRight = response.statusCode() == 200 && response.body().contains(name + "!");
        (isRight ? right : wrong).increment();
      } catch (IOException e) {
        failed.increment();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
