package dev.httpsrv.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.AcceptConstruct;
import dev.httpsrv.api.BodyReader;
import dev.httpsrv.api.CommandLine;
import dev.httpsrv.api.MailDomain;
import dev.httpsrv.api.Session;
import dev.httpsrv.api.Url;
import dev.httpsrv.api.UserInfo;
import dev.httpsrv.api.spi.ScriptMember;
import dev.httpsrv.api.spi.ScriptType;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.library.CoreLibrary;
import dev.httpsrv.runtime.library.HttpsrvLibrary;
import dev.httpsrv.runtime.library.MsysLibrary;
import dev.httpsrv.server.HttpsrvServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every example of {@code docs/scripting.md} does what it says, in every language. */
class GuideTest {

  private static final Path GUIDE = Path.of("../docs/scripting.md");
  private static final Map<String, String> EXTENSIONS =
      Map.of("lua", "lua", "js", "js", "python", "py");

  @TestFactory
  Stream<DynamicContainer> everyExampleAnswersAsItIsShown(@TempDir Path folder) throws IOException {
    Guide guide = Guide.read(GUIDE);
    return EXTENSIONS.keySet().stream()
        .sorted()
        .map(
            language ->
                DynamicContainer.dynamicContainer(
                    language,
                    Stream.of(
                        DynamicTest.dynamicTest(
                            "all sections", () -> play(guide, language, folder)))));
  }

  private static void play(Guide guide, String language, Path folder) throws Exception {
    Path scripts = Files.createDirectory(folder.resolve(language));
    int number = 10;
    for (Guide.Section section : guide.sections()) {
      assertThat(section.scripts()).as(section.title()).containsOnlyKeys(EXTENSIONS.keySet());
      Files.writeString(
          scripts.resolve("section" + number++ + "." + EXTENSIONS.get(language)),
          section.scripts().getOrDefault(language, ""));
    }
    Httpsrv httpsrv = Httpsrv.builder().scripts(scripts).interpreters(1).build();
    try (HttpsrvServer server = HttpsrvServer.start(httpsrv, "127.0.0.1", 0, null);
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      Player player = new Player(httpsrv, client, "http://127.0.0.1:" + server.port());
      for (Guide.Section section : guide.sections()) {
        for (Guide.Exchange exchange : section.exchanges()) {
          player.play(section.title() + ": " + exchange, exchange);
        }
      }
    }
  }

  @Test
  void everyFunctionIsExplainedAndShownInEveryLanguage() throws IOException {
    String text = Files.readString(GUIDE);
    String prose = text.replaceAll("(?s)```.*?```", "");
    Guide guide = Guide.read(GUIDE);
    for (Class<?> type :
        List.of(
            Session.class,
            BodyReader.class,
            MsysLibrary.class,
            HttpsrvLibrary.class,
            CoreLibrary.class)) {
      for (String name : names(type)) {
        assertThat(prose).as("the text of %s, for %s", GUIDE, name).contains(nameInText(name));
        for (String language : EXTENSIONS.keySet()) {
          assertThat(guide.sections())
              .as("an example of %s in %s", name, language)
              .anyMatch(section -> section.scripts().getOrDefault(language, "").contains(name));
        }
      }
    }
    for (Class<?> type :
        List.of(
            Url.class,
            UserInfo.class,
            AcceptConstruct.class,
            CommandLine.class,
            MailDomain.class)) {
      for (String name : names(type)) {
        assertThat(prose).as("the text of %s, for %s", GUIDE, name).contains("`" + name);
      }
    }
  }

  /** A table names the likes of response_status_ok once, and the others by what differs. */
  private static String nameInText(String name) {
    return name.matches("response_status_(denied|not_found|error)")
        ? name.substring("response_status".length())
        : name;
  }

  private static List<String> names(Class<?> type) {
    ScriptType described = ScriptType.of(type);
    return Stream.concat(described.functions().stream(), described.properties().stream())
        .map(ScriptMember::name)
        .toList();
  }

  /** Plays exchanges over real connections. */
  private static final class Player {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Httpsrv httpsrv;
    private final HttpClient client;
    private final String url;
    private CompletableFuture<HttpResponse<String>> background = new CompletableFuture<>();
    private boolean waiting;

    Player(Httpsrv httpsrv, HttpClient client, String url) {
      this.httpsrv = httpsrv;
      this.client = client;
      this.url = url;
    }

    void play(String what, Guide.Exchange exchange) throws Exception {
      switch (exchange) {
        case Guide.Command command -> {
          List<String> lines = new ArrayList<>();
          httpsrv.console().run(command.line(), line -> lines.add("< " + line));
          assertThat(lines).as(what).isEqualTo(command.expected());
        }
        case Guide.Wait wait -> {
          check(what, wait.expected(), background.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
          waiting = false;
        }
        case Guide.Request request when request.background() -> {
          background = client.sendAsync(http(request), BodyHandlers.ofString(UTF_8));
          waiting = true;
        }
        case Guide.Request request -> {
          HttpResponse<String> response = send(request);
          // The request in the background arrives when it does.
          long deadline = System.nanoTime() + PATIENCE.toNanos();
          while (waiting
              && System.nanoTime() < deadline
              && !request.expected().contains("< " + response.body().strip())) {
            response = send(request);
          }
          check(what, request.expected(), response);
        }
      }
    }

    private HttpResponse<String> send(Guide.Request request) throws Exception {
      return client.send(http(request), BodyHandlers.ofString(UTF_8));
    }

    private HttpRequest http(Guide.Request request) {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(URI.create(url + request.target())).timeout(PATIENCE);
      request.headers().forEach(builder::header);
      return builder
          .method(
              request.method(),
              request.body().isEmpty()
                  ? BodyPublishers.noBody()
                  : BodyPublishers.ofString(request.body()))
          .build();
    }

    private static void check(String what, List<String> expected, HttpResponse<String> response) {
      String type =
          response.headers().firstValue("content-type").map(each -> " " + each).orElse("");
      assertThat(response.statusCode() + type).as(what).isEqualTo(expected.getFirst());
      List<String> body = new ArrayList<>();
      for (String line : expected.subList(1, expected.size())) {
        if (line.startsWith("< ")) {
          body.add(line.substring(2));
        } else if (line.startsWith("json ")) {
          assertThat(JsonText.read(response.body()))
              .as(what)
              .isEqualTo(JsonText.read(line.substring("json ".length())));
          return;
        } else {
          int colon = line.indexOf(": ");
          assertThat(response.headers().allValues(line.substring(0, colon)))
              .as(what)
              .contains(line.substring(colon + 2));
        }
      }
      String text = String.join("\n", body);
      if (text.endsWith("…")) {
        assertThat(response.body()).as(what).startsWith(text.substring(0, text.length() - 1));
      } else {
        assertThat(response.body().stripTrailing()).as(what).isEqualTo(text);
      }
    }
  }
}
