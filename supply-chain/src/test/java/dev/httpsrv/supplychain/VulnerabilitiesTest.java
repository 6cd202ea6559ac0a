package dev.httpsrv.supplychain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks a database on this machine that knows one thing against one version; another, if told. */
class VulnerabilitiesTest {

  private static final Component GOOD = component("good", "1.0");
  private static final Component BAD = component("bad", "1.0");

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Properties accepted = new Properties();
  private HttpServer database;

  @BeforeEach
  void start() throws IOException {
    database = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    database.createContext("/v1/querybatch", VulnerabilitiesTest::answerQueries);
    database.createContext(
        "/v1/vulns/X-1", exchange -> send(exchange, 200, "{\"summary\": \"It leaks.\"}"));
    database.start();
  }

  @AfterEach
  void stop() {
    database.stop(0);
  }

  @Test
  void partsThatNothingIsKnownAgainstPass() throws InterruptedException {
    assertThat(check(GOOD, component("bad", "1.1"))).isEqualTo(Vulnerabilities.NONE);
    assertThat(output.toString(UTF_8))
        .isEqualToIgnoringNewLines("2 parts, 0 vulnerabilities that are not accepted.");
  }

  @Test
  void whatIsKnownIsToldAndFails() throws InterruptedException {
    assertThat(check(GOOD, BAD)).isEqualTo(Vulnerabilities.SOME);
    assertThat(output.toString(UTF_8)).contains("org.example:bad 1.0: X-1 It leaks.");
  }

  @Test
  void whatIsAcceptedIsToldWithItsReasonAndPasses() throws InterruptedException {
    accepted.setProperty("X-1", "not reached");
    assertThat(check(BAD)).isEqualTo(Vulnerabilities.NONE);
    assertThat(output.toString(UTF_8)).contains("X-1 It leaks. (accepted: not reached)");
  }

  @Test
  void aDatabaseThatIsNotThereIsNoPass() throws InterruptedException {
    database.stop(0);
    assertThat(check(GOOD)).isEqualTo(Vulnerabilities.UNKNOWN);
    assertThat(output.toString(UTF_8)).startsWith("Not checked: no database of vulnerabilities at");
  }

  @Test
  void aDatabaseWithoutQuestionsIsNoPass() throws InterruptedException {
    database.removeContext("/v1/querybatch");
    assertThat(check(GOOD)).isEqualTo(Vulnerabilities.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "sign in",
        "{\"results\": [{\"vulns\": [], \"next_page_token\": \"more\"}]}"
      })
  void aDatabaseThatAnswersOtherwiseOrNotAllIsNoPass(String answer) throws InterruptedException {
    database.removeContext("/v1/querybatch");
    database.createContext("/v1/querybatch", exchange -> send(exchange, 200, answer));
    assertThat(check(GOOD)).isEqualTo(Vulnerabilities.UNKNOWN);
  }

  @Test
  @EnabledIfSystemProperty(named = "vulnerabilities.database", matches = ".+")
  void nothingIsKnownAgainstWhatTheLauncherRuns() throws InterruptedException {
    URI other = URI.create(System.getProperty("vulnerabilities.database"));
    int status =
        Vulnerabilities.check(
            Bom.ofBuild().others(),
            other,
            Vulnerabilities.accepted(),
            new PrintStream(output, true, UTF_8));
    assertThat(status).as(output.toString(UTF_8)).isEqualTo(Vulnerabilities.NONE);
  }

  private int check(Component... parts) throws InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + database.getAddress().getPort());
    return Vulnerabilities.check(
        List.of(parts), address, accepted, new PrintStream(output, true, UTF_8));
  }

  private static void answerQueries(HttpExchange exchange) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode answer = json.createObjectNode();
    ArrayNode results = answer.putArray("results");
    for (JsonNode each : json.readTree(exchange.getRequestBody()).path("queries")) {
      ObjectNode result = results.addObject();
      if (each.path("package").path("purl").asString().equals("pkg:maven/org.example/bad@1.0")) {
        result.putArray("vulns").addObject().put("id", "X-1");
      }
    }
    send(exchange, 200, answer.toString());
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Component component(String name, String version) {
    String purl = "pkg:maven/org.example/%s@%s?type=jar".formatted(name, version);
    return new Component("org.example", name, version, purl, List.of(), "");
  }
}
