package dev.httpsrv.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * Asks a running server from many clients at once, and checks each answer: {@code LoadCheck CLIENTS
 * SECONDS URL...}. An answer is right if it has status 200 and holds the name that its request
 * gave.
 */
public final class LoadCheck {

  private final LongAdder right = new LongAdder();
  private final LongAdder wrong = new LongAdder();
  private final LongAdder failed = new LongAdder();

  private LoadCheck() {}

  /** Runs the check; exits with 1 if any request failed or was answered wrongly. */
  public static void main(String[] arguments) throws InterruptedException {
    int clients = Integer.parseInt(arguments[0]);
    Duration time = Duration.ofSeconds(Integer.parseInt(arguments[1]));
    boolean clean = true;
    for (String url : Arrays.copyOfRange(arguments, 2, arguments.length)) {
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
    System.exit(clean ? 0 : 1);
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
