package dev.httpsrv.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import dev.httpsrv.server.HttpsrvServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that never end by themselves are stopped, and the server lives through them. */
class RunawayTest {

  /** Of each kind some: loops, what catches, deep stacks, what grows, long steps, and waits. */
  private static final Set<String> SOME =
      Set.of(
          "while",
          "try-finally",
          "except",
          "coroutine-in-pcall",
          "promise-jobs",
          "recursion",
          "doubling",
          "table-growth",
          "array-growth",
          "list-growth",
          "pattern",
          "regex",
          "date",
          "sleep-in-pcall",
          "sleep-finally",
          "sleep-in-except");

  private static final Duration LIMIT = Duration.ofMillis(100);
  private static final Duration MARGIN = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  @Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void someOfEachLanguageAreStoppedAndTheNextRequestIsAnsweredAsEver(@TempDir Path folder)
      throws Exception {
    areStopped(folder, forms -> forms.names().stream().filter(SOME::contains).toList());
  }

  @Test
  @Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @EnabledIfSystemProperty(named = "httpsrv.endurance", matches = "true")
  void allAreStoppedAndTheNextRequestIsAnsweredAsEver(@TempDir Path folder) throws Exception {
    areStopped(folder, RunawayForms::stoppable);
  }

  private void areStopped(Path folder, Function<RunawayForms, List<String>> chosen)
      throws Exception {
    List<RunawayForms> all = RunawayForms.write(folder);
    HttpsrvBuilder builder =
        Httpsrv.builder()
            .scripts(folder)
            .limits(limits -> limits.time(LIMIT).memory(256L << 20).response(16L << 20));
    for (RunawayForms forms : all) {
      builder.limits(forms.prefix() + "hello", limits -> limits.time(MARGIN));
    }
    List<String> wrong = new ArrayList<>();
    try (HttpsrvServer server = HttpsrvServer.start(builder.build(), "127.0.0.1", 0, null)) {
      for (RunawayForms forms : all) {
        List<String> names = chosen.apply(forms);
        assertThat(names).as(forms.prefix()).hasSizeGreaterThan(5);
        for (String name : names) {
          HttpResponse<String> stopped = ask(server, forms.prefix() + name);
          if (!isOfALimit(stopped.statusCode(), name)) {
            wrong.add(forms.prefix() + name + ": " + stopped.statusCode());
          }
        }
        assertThat(ask(server, forms.prefix() + "hello").body()).isEqualTo("hello");
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Returns whether a status tells of a limit; that of responses has the status of mistakes. */
  private static boolean isOfALimit(int status, String name) {
    return status == 503 || status == 504 || (status == 500 && name.startsWith("response"));
  }

  private HttpResponse<String> ask(HttpsrvServer server, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .timeout(LIMIT.plus(MARGIN))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
