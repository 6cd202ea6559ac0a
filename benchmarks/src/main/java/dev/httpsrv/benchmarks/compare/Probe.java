package dev.httpsrv.benchmarks.compare;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a server once, over a connection of its own, and looks at the answer. */
final class Probe {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Probe() {}

  /** Returns whether a server has an endpoint: whether it answers with another status than 404. */
  static boolean offers(RunningServer server, Endpoint endpoint)
      throws IOException, InterruptedException {
    return ask(server, endpoint.path(), endpoint.body()).statusCode() != 404;
  }

  /** Returns what is wrong with a server's answer; null where nothing is. */
  static @Nullable String problem(RunningServer server, Endpoint endpoint)
      throws InterruptedException {
    try {
      HttpResponse<String> response = ask(server, endpoint.path(), endpoint.body());
      String type = response.headers().firstValue("content-type").orElse("");
      return endpoint.problem(response.statusCode(), type, response.body());
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Returns what a server says of itself, at a path that only those have who have to say more. */
  static Optional<String> about(RunningServer server) throws IOException, InterruptedException {
    HttpResponse<String> response = ask(server, "/about", null);
    return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
  }

  private static HttpResponse<String> ask(RunningServer server, String path, @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url(path))).timeout(PATIENCE);
    if (body != null) {
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
