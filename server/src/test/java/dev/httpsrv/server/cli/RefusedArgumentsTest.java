package dev.httpsrv.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

/** What the command line says of arguments that it refuses, before it looks at any script. */
class RefusedArgumentsTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serve | Missing required parameter: 'SCRIPT_OR_FOLDER'",
        "serve --nope a.lua | Unknown option: '--nope'",
        "serve --sandbox loose a.lua | Invalid value for option '--sandbox'",
        "serve --port folder | Invalid value for option '--port': \"folder\" is no whole number",
        "serve --port 99999999999 a.lua | '--port': \"99999999999\" has too many digits",
        "serve --interpreters x a.lua | '--interpreters': \"x\" is no whole number",
        "serve --max-requests 1.5 a.lua | '--max-requests': \"1.5\" is no whole number",
        "check --max-interpreters x a.lua | '--max-interpreters': \"x\" is no whole number",
      })
  void whatIsNotUnderstoodIsSaidAndWhereHelpIs(String line, String message) {
    List<String> words = List.of(line.split(" "));
    Refused refused = run(words.toArray(String[]::new));
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.lines())
        .satisfiesExactly(
            first -> assertThat(first).contains(message),
            last ->
                assertThat(last)
                    .isEqualTo("httpsrv " + words.getFirst() + " --help tells how it is used."));
  }

  @Test
  void whatIsSimilarIsSuggested() {
    Refused option = run("serve", "--por", "1", "a.lua");
    assertThat(option.status()).isEqualTo(2);
    assertThat(option.lines())
        .containsExactly(
            "Unknown option: '--por'",
            "Possible solutions: --port",
            "httpsrv serve --help tells how it is used.");
    Refused command = run("server");
    assertThat(command.status()).isEqualTo(2);
    assertThat(command.lines())
        .containsExactly(
            "There is no command server.",
            "Did you mean: httpsrv serve?",
            "The commands are serve, check, console, engines.",
            "httpsrv --help tells how it is used.");
  }

  @Test
  void theCommandsAreNamedWhereNoneIs() {
    Refused refused = run();
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.lines())
        .containsExactly(
            "No command is named.",
            "The commands are serve, check, console, engines.",
            "httpsrv --help tells how it is used.");
  }

  @Test
  void theCommandsAreNamedWhereThereIsNoneOfThatName() {
    Refused refused = run("frobnicate", "--port", "0");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.lines())
        .containsExactly(
            "There is no command frobnicate.",
            "The commands are serve, check, console, engines.",
            "httpsrv --help tells how it is used.");
  }

  @Test
  void hintsNameTheProgramAsItWasCalled() {
    assertThat(runAs("./httpsrv", "server").lines())
        .contains("Did you mean: ./httpsrv serve?", "./httpsrv --help tells how it is used.");
    for (String each : List.of("serve", "console", "check", "engines")) {
      assertThat(help("./httpsrv", each)).contains("./httpsrv " + each).doesNotContain(" httpsrv ");
    }
    assertThat(help("./httpsrv", "console")).contains("\n  ./httpsrv console help   ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such.args", "."})
  void aFileOfArgumentsThatCannotBeReadIsRefused(String file) {
    Refused refused = run("serve", "--port", "0", "@" + file);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.lines())
        .containsExactly(
            "The arguments in %s cannot be read. Name a file that is there and may be read; @@ begins an argument with an @."
                .formatted(file),
            "httpsrv serve --help tells how it is used.");
  }

  @Test
  void theWordsOfAConsoleCommandMayBeginWithAnAt() throws IOException {
    Path file = Files.writeString(folder.resolve("a.args"), "--help");
    Path nobody = folder.resolve("nobody.sock");
    Refused refused = run("console", "--console", nobody.toString(), "mail", "@" + file, "@no");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.lines()).singleElement().asString().contains("Is the server running");
    ParseResult parsed = Main.commandLine("console").parseArgs("console", "mail", "@" + file);
    assertThat(parsed.subcommand().matchedPositionalValue(0, List.of()))
        .isEqualTo(List.of("mail", "@" + file));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536, 70_000})
  void aPortThatDoesNotExistIsRefused(int port) {
    assertRefused(
        "There is no port %d. Choose a --port up to 65535, or 0 for any free one.".formatted(port),
        "--port",
        String.valueOf(port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--idle-timeout", "--header-timeout", "--body-timeout", "--write-timeout"})
  void aTimeThatIsTooShortIsRefusedByItsOption(String option) {
    assertRefused(option + " takes 0.001 to 86400 seconds.", option, "0");
  }

  @ParameterizedTest
  @CsvSource({
    "--max-request-line, 64, 1048576",
    "--max-header-size, 64, 1048576",
    "--max-header-count, 1, 1048576",
    "--max-connections, 1, 2147483647",
    "--max-requests, 1, 2147483647",
    "--max-streams, 1, 2147483647"
  })
  void aNumberThatIsTooSmallIsRefusedByItsOption(String option, int least, int most) {
    assertRefused("%s takes %d to %d.".formatted(option, least, most), option, "0");
  }

  /**
   * Says that an option of serve is refused in a sentence; that there is no script, is not told.
   */
  private static void assertRefused(String sentence, String option, String value) {
    Refused refused = run("serve", option, value, "no-such-script.lua");
    assertThat(refused.lines()).containsExactly(sentence);
    assertThat(refused.status()).isEqualTo(1);
  }

  private static String help(String program, String command) {
    StringWriter out = new StringWriter();
    Main.commandLine(command)
        .setCommandName(program)
        .setOut(new PrintWriter(out, true))
        .execute(command, "--help");
    return out.toString();
  }

  private static Refused run(String... arguments) {
    return runAs("httpsrv", arguments);
  }

  private static Refused runAs(String program, String... arguments) {
    StringWriter err = new StringWriter();
    int status =
        Main.execute(
            Main.commandLine(arguments).setCommandName(program).setErr(new PrintWriter(err, true)),
            arguments);
    return new Refused(status, err.toString().lines().toList());
  }

  private record Refused(int status, List<String> lines) {}
}
