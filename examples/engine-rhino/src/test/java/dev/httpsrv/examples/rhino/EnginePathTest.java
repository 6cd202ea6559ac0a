package dev.httpsrv.examples.rhino;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, in processes that find the engine by --engine-path alone. */
class EnginePathTest {

  private static final Path ENGINE = Path.of("target", "engine");

  @TempDir private Path folder = Path.of("");

  @Test
  void aServerServesWithTheEngineOfItsEnginePath() throws Exception {
    Path script = script();
    Path console = folder.resolve("console.sock");
    ProcessBuilder serving =
        command(
            "serve --port 0 --engine js=rhino --engine-path",
            ENGINE.toString(),
            "--console",
            console.toString(),
            script.toString());
    Process server = serving.start();
    try (BufferedReader out = server.inputReader(UTF_8);
        HttpClient client = HttpClient.newHttpClient()) {
      String first = out.readLine();
      assertThat(first).contains(" serves 1 route at http://127.0.0.1:");
      URI uri = URI.create(first.substring(first.indexOf("http://")) + "/hello?name=Ada");
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("Hello, Ada!");
    } finally {
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void checkNamesTheEngineOfEachRoute() throws Exception {
    Ended check =
        run("check --engine js=rhino --engine-path", ENGINE.toString(), script().toString());
    assertThat(check.status()).isZero();
    assertThat(check.out()).containsPattern("GET +/hello +.*hello\\.js:1 +rhino");
  }

  @Test
  void enginesListsIt() throws Exception {
    Ended engines = run("engines --engine-path", ENGINE.toString());
    assertThat(engines.status()).isZero();
    assertThat(engines.out()).contains("graal").containsPattern("rhino +js ES6 +Rhino");
  }

  @Test
  void ofTwoEnginesForALanguageOneMustBeChosen() throws Exception {
    Ended check = run("check --engine-path", ENGINE.toString(), script().toString());
    assertThat(check.status()).isEqualTo(1);
    assertThat(check.err())
        .contains("Several engines run js: graal, rhino. Choose one, such as --engine js=graal.");
  }

  @Test
  void anEnginePathThatDoesNotExistIsAnError() throws Exception {
    Ended check = run("check --engine-path", "no/such.jar", script().toString());
    assertThat(check.status()).isEqualTo(1);
    assertThat(check.err()).startsWith("--engine-path no/such.jar: there is no such file.");
  }

  private Path script() throws IOException {
    return Files.writeString(
        folder.resolve("hello.js"),
        """
        msys.httpsrv.register("GET", "/hello", (session) => {
          session.response_append(`Hello, ${session.request_url_get().attrs.name}!`);
        });
        """);
  }

  private Ended run(String command, String... arguments) throws Exception {
    Path printed = folder.resolve("printed");
    Process process = command(command, arguments).redirectOutput(printed.toFile()).start();
    try {
      assertThat(process.waitFor(150, TimeUnit.SECONDS)).isTrue();
      return new Ended(
          process.exitValue(),
          Files.readString(printed),
          Files.readString(folder.resolve("errors")));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Returns the command line of an application without this module and what it depends on. */
  private ProcessBuilder command(String command, String... arguments) {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(each -> !each.equals(Path.of("target", "classes").toAbsolutePath()))
            .filter(each -> !each.getFileName().toString().startsWith("rhino-"))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classPath,
            "dev.httpsrv.server.cli.Main"));
    line.addAll(List.of(command.split(" ")));
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line).redirectError(folder.resolve("errors").toFile());
  }

  private record Ended(int status, String out, String err) {}
}
