package dev.httpsrv.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private WebServer server;

  @BeforeAll
  void start() {
    server = Shop.start(Path.of("shop"), 0);
  }

  @AfterAll
  void stop() {
    client.close();
    server.stop();
  }

  @ParameterizedTest
  @CsvSource({
    "/own, 200, the application's own",
    "/java, 200, Hello from Java",
    "/price/lua/apple, 200, apple costs 0.50",
    "/price/js/pear, 200, pear costs 0.75",
    "/price/py/pear, 200, pear costs 0.75",
    "/price/py/plum, 404, no plum",
    "/price/lua/plum, 404, no plum",
    "/price/js/plum, 404, no plum",
    "/nothing, 404, 404 Not Found",
  })
  void theApplicationAndItsScriptsAnswerSideBySide(String path, int status, String line)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(line + "\n");
  }
}
