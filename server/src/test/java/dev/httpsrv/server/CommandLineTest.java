package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a user meets it: in processes of its own. */
class CommandLineTest {

  /** A name that no resolver is asked for. */
  private static final String NO_HOST = "nowhere..invalid";

  @TempDir private Path folder = Path.of("");
  @TempDir private Path logs = Path.of("");

  @Test
  void checkPrintsTheRoutes() throws Exception {
    Path script = write("ok.lua", "msys.httpsrv.register('GET', '/a', function() end)\n");
    Ended check = run("check", script.toString());
    assertThat(check.status()).isZero();
    assertThat(check.out()).containsPattern("GET +/a +" + script + ":1 +luaj");
    assertThat(check.err()).isEmpty();
  }

  @Test
  void checkPrintsEveryErrorWithItsPlace() throws Exception {
    Path syntax = write("a.lua", "\nif then\n");
    Path raises = write("b.lua", "\n\nerror('boom')\n");
    Path endpoint = write("c.lua", "msys.httpsrv.register('GET', 'a', function() end)\n");
    Path name = write("d.lua", "msys.httpsrv.register('GET', '/a', 'nowhere')\n");
    Path method = write("e.lua", "\nmsys.httpsrv.register('G T', '/a', print)\n");
    Ended check = run("check", folder.toString());
    assertThat(check.status()).isEqualTo(1);
    assertThat(check.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith(syntax + ":2: "),
            line -> assertThat(line).startsWith(raises + ":3: ").contains("boom"),
            line -> assertThat(line).startsWith(endpoint + ":1: ").contains("write \"/a\""),
            line -> assertThat(line).startsWith(name + ":1: ").contains("nowhere"),
            line -> assertThat(line).startsWith(method + ":2: ").contains("is not an HTTP method"));
  }

  @Test
  void checkTakesTheOptionsOfServeAlsoFromAFile() throws Exception {
    Path script = write("s.lua", "msys.httpsrv.register('GET', '/a', print)\n");
    Path arguments =
        write("server.args", "--port 8443 --readiness /ready --header-timeout 5s\n" + script);
    assertThat(run("check", "@" + arguments).out()).contains("GET", "/a");
    Path absent = folder.resolve("absent.pem");
    Ended tls =
        run(
            "check",
            "--tls-certificate",
            absent.toString(),
            "--tls-key",
            absent.toString(),
            "@" + arguments);
    assertThat(tls.status()).isEqualTo(1);
    assertThat(tls.err()).contains(absent.toString());
    assertThat(tls.out()).isEmpty();
  }

  @Test
  void theSandboxIsChosen() throws Exception {
    Path script =
        write(
            "s.lua",
            "local path = io and '/trusted' or package and '/standard' or '/strict'\n"
                + "msys.httpsrv.register('GET', path, print)\n");
    assertThat(run("check", script.toString()).out()).contains("/standard ");
    assertThat(run("check", "--sandbox", "strict", script.toString()).out()).contains("/strict ");
    assertThat(run("check", "--sandbox=trusted", script.toString()).out()).contains("/trusted ");
    Ended wrong = run("check", "--sandbox", "none", script.toString());
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains("\"none\" is none of strict, standard, trusted");
  }

  @Test
  void anUnknownOptionIsToldBeforeAMissingScript() throws Exception {
    Ended wrong = run("serve", "--nope");
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains("--nope").doesNotContain("SCRIPT_OR_FOLDER");
    assertThat(run("serve").err()).contains("SCRIPT_OR_FOLDER");
    assertThat(run("serve", "--tls-client-auth", "perhaps", "s.lua").err())
        .contains("\"perhaps\" is none of required, optional");
  }

  @Test
  void whatCannotBeListenedOnIsToldBeforeScriptsAreLoaded() throws Exception {
    String broken = write("s.lua", "syntax error").toString();
    Path socket = folder.resolve("nowhere").resolve("console.sock");
    Ended console = run("serve", "--port", "0", "--console", socket.toString(), broken);
    assertThat(console.status()).isEqualTo(1);
    assertThat(console.err().lines())
        .singleElement()
        .asString()
        .contains("there is no folder " + socket.getParent());
    Ended host = run("serve", "--port", "0", "--host", NO_HOST, broken);
    assertThat(host.status()).isEqualTo(1);
    assertThat(host.err().lines())
        .singleElement()
        .asString()
        .contains(NO_HOST + " is not known", "--host");
  }

  @Test
  void checkTellsOfWhatCannotBeListenedOn() throws Exception {
    Path script = write("s.lua", "msys.httpsrv.register('GET', '/a', print)\n");
    Path socket = folder.resolve("nowhere").resolve("console.sock");
    Ended console = run("check", "--console", socket.toString(), script.toString());
    assertThat(console.err())
        .contains(
            "WARN", "console's socket %s cannot be made: there is no folder".formatted(socket));
    assertThat(console.status()).isZero(); // a service's folder is made when it starts
    Ended host = run("check", "--host", NO_HOST, script.toString());
    assertThat(host.status()).isEqualTo(1);
    assertThat(host.err()).contains(NO_HOST + " is not known", "--host");
  }

  @Test
  void anAddressOfAnotherMachineIsToldApartFromAPortInUse() throws Exception {
    String script = write("s.lua", "msys.httpsrv.register('GET', '/a', print)\n").toString();
    String socket = folder.resolve("console.sock").toString();
    Ended host = run("serve", "--host", "192.0.2.1", "--port", "0", "--console", socket, script);
    assertThat(host.err()).contains("Cannot listen on 192.0.2.1:0", "of this machine with --host");
    try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(used.getLocalPort());
      assertThat(run("serve", "--port", port, "--console", socket, script).err())
          .contains("Cannot listen on 127.0.0.1:" + port, "Choose another --port");
    }
  }

  @Test
  void aBlankLineOfTheConsoleKeepsTheStatusAndTheHintQuotesItsPath() throws Exception {
    Path script = write("s.lua", "msys.httpsrv.register('GET', '/a', print)\n");
    Path socket = Files.createDirectory(folder.resolve("a folder")).resolve("it's.sock");
    Process server =
        start("serve", "--port", "0", "--console", socket.toString(), script.toString());
    try {
      BufferedReader out =
          new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8));
      String hint = out.readLine();
      while (hint != null && !hint.startsWith("Reload: ")) {
        hint = out.readLine();
      }
      assertThat(hint)
          .endsWith(
              " console --console '%s/it'\\''s.sock' config reload".formatted(socket.getParent()));
      Path errors = logs.resolve("console");
      Path input = write("input", "no-such-command\n  \n\n");
      Process console =
          command(errors, "console", "--console", socket.toString())
              .redirectInput(input.toFile())
              .start();
      assertThat(console.waitFor(150, TimeUnit.SECONDS)).isTrue();
      assertThat(errors).content().contains("there is no command");
      assertThat(console.exitValue()).isEqualTo(1);
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  @Test
  void whatScriptsPrintStandsInTheLogWithItsTimeAndScript() throws Exception {
    Path script = write("s.lua", "print('one', 2)\n");
    assertThat(run("check", "--interpreters", "1", script.toString()).err())
        .matches("\\d{10}:s: one\t2\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "trusted"})
  void theLinesOfAScriptAreKnownByWhateverPathItIsGiven(String sandbox) throws Exception {
    Path script =
        write("s.py", "import msys\n\nmsys.httpsrv.register('GET', '/', lambda session: None)\n");
    Path near = Path.of("").toAbsolutePath().relativize(script.toAbsolutePath());
    assertThat(run("check", "--interpreters", "1", "--sandbox", sandbox, near.toString()).out())
        .contains(near + ":3 ");
  }

  @Test
  void whatIsHardlyMeantIsToldWithItsPlace() throws Exception {
    Path script = write("s.lua", "\nmsys.httpsrv.register('get', '/a/:id', print)\n");
    Ended check = run("check", script.toString());
    assertThat(check.status()).isZero();
    assertThat(check.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("WARN", script + ":2: ", "write \"GET\""),
            line -> assertThat(line).contains("WARN", script + ":2: ", "write {id}"));
  }

  @Test
  void aCommandLineThatIsNotUnderstoodExitsWith2() throws Exception {
    assertThat(run().status()).isEqualTo(2);
    assertThat(run("serve").status()).isEqualTo(2);
    assertThat(run("--help").out()).contains("serve", "check", "console", "engines");
  }

  @Test
  void theConsoleWithoutServerSaysSo() throws Exception {
    Ended console = run("console", "--console", folder.resolve("none").toString(), "routes");
    assertThat(console.status()).isEqualTo(1);
    assertThat(console.err()).contains("Is the server running");
  }

  @Test
  void aServerIsServedReloadedAskedAndStopped() throws Exception {
    Path script = write("s.lua", "msys.httpsrv.register('GET', '/a', function() end)\n");
    Path socket = folder.resolve("console.sock");
    Process server =
        start("serve", "--port", "0", "--console", socket.toString(), script.toString());
    try {
      String url = url(server);
      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/a")).build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      }
      Ended routes = run("console", "--console", socket.toString(), "routes");
      assertThat(routes.status()).isZero();
      assertThat(routes.out()).contains("/a");

      write("s.lua", "syntax error");
      Ended reload = run("console", "--console", socket.toString(), "config", "reload");
      assertThat(reload.status()).isEqualTo(1);
      assertThat(reload.err()).startsWith(script + ":1: ");

      Ended second = run("serve", "--port", "0", "--console", socket.toString(), script.toString());
      assertThat(second.status()).isEqualTo(1);

      Ended shutdown = run("console", "--console", socket.toString(), "shutdown");
      assertThat(shutdown.status()).isZero();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isZero();
      assertThat(socket).doesNotExist();
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  @Test
  void aServerThatIsToldToTerminateExitsWith0() throws Exception {
    Path script = write("s.lua", "msys.httpsrv.register('GET', '/a', function() end)\n");
    Path socket = folder.resolve("console.sock");
    Process server =
        start("serve", "--port", "0", "--console", socket.toString(), script.toString());
    try {
      assertThat(url(server)).startsWith("http://127.0.0.1:");
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isZero();
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  private Path write(String name, String source) throws IOException {
    return Files.writeString(folder.resolve(name), source);
  }

  private static String url(Process server) throws IOException {
    BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8));
    String first = out.readLine();
    assertThat(first).matches("httpsrv .* serves 1 route at http://127\\.0\\.0\\.1:\\d+");
    return first.substring(first.indexOf("http://"));
  }

  private Ended run(String... arguments) throws Exception {
    Path errors = logs.resolve(arguments.length == 0 ? "none" : arguments[0]);
    Path output = logs.resolve("output");
    Process process = command(errors, arguments).redirectOutput(output.toFile()).start();
    try {
      process.getOutputStream().close();
      assertThat(process.waitFor(150, TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(String... arguments) throws IOException {
    return command(logs.resolve("server"), arguments).start();
  }

  private static ProcessBuilder command(Path errors, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.httpsrv.server.cli.Main"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(errors.toFile());
  }

  private record Ended(int status, String out, String err) {}
}
