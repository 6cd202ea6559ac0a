package dev.httpsrv.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command tells what is wrong with its arguments, and how it is called. */
class CommandTest {

  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LoadCheck            | ''                       | CLIENTS is missing",
        "LoadCheck            | 4 1                      | URL is missing",
        "LoadCheck            | 4 soon http://localhost  | SECONDS needs a whole number from 1",
        "LoadCheck            | 4 1 localhost:2081       | localhost:2081 does not",
        "EchoCheck            | much httpsrv             | SIZE needs a size",
        "EchoCheck            | 1m 1m httpsrv            | 1m is one argument too many",
        "endurance.Reloads    | many httpsrv             | COUNT needs a whole number from 1",
        "endurance.Sigterm    | 0 httpsrv                | COUNT needs a whole number from 1",
        "endurance.Soak       | 1 2 httpsrv              | 2 is one argument too many",
        "wire.MalformedCheck  | -1                       | COUNT needs a whole number from 1",
        "wire.MalformedCheck  | 1 seed                   | SEED needs a whole number",
        "wire.SlowClients     | 1.5                      | CLIENTS_OF_EACH needs a whole number",
        "compare.Compare      | fast                     | smoke or full",
        "compare.Runaway      | soon                     | SECONDS_LIMIT needs seconds",
        "compare.Runaway      | 0.5 1 lua/sort luna      | no part luna",
        "compare.StartUp      | none                     | ROUNDS needs a whole number from 1",
        "compare.Stress       | loops 0                  | ROUNDS needs a whole number from 1",
        "compare.Stress       | swimmers                 | no part swimmers; there are",
      })
  void wrongArgumentsEndACommandWithItsUsage(
      String command, String words, String complaint, @TempDir Path folder) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    line.add("dev.httpsrv.benchmarks." + command);
    line.addAll(words.isEmpty() ? List.of() : Arrays.asList(words.split(" ", -1)));
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    String output = Files.readString(said);

    assertThat(ended).as(output).isTrue();
    assertThat(process.exitValue()).as(output).isEqualTo(2);
    assertThat(output).contains(complaint).contains("\nUsage: benchmarks/").doesNotContain("\tat ");
  }

  @Test
  void theExitStatusSaysWhetherAllWasRight() throws Exception {
    assertThat(run(given -> true)).isEqualTo(0);
    assertThat(run(given -> false)).isEqualTo(1);
    assertThat(errors.size()).isZero();
  }

  @Test
  void whatIsMissingIsSaid() throws Exception {
    assertThat(
            run(
                given -> {
                  throw new CannotBeginException("There is no wrk");
                }))
        .isEqualTo(2);
    assertThat(errors.toString(UTF_8)).isEqualTo("There is no wrk" + System.lineSeparator());
  }

  @Test
  void whatACommandRaisesIsNotItsArgumentsFault() {
    assertThatThrownBy(
            () ->
                run(
                    given -> {
                      throw new IOException("gone");
                    }))
        .isInstanceOf(IOException.class);
  }

  @Test
  void argumentsAreTakenInOrderAndMayBeLeftOut() {
    Arguments given = new Arguments("f", "3", "-4", "0.25", "a", "b", "last");
    assertThat(given.lastWord("LAST")).isEqualTo("last");
    assertThat(given.number("N", 1)).isEqualTo(3);
    assertThat(given.anyNumber("M", 1)).isEqualTo(-4);
    assertThat(given.seconds("S", 1)).isEqualTo(0.25);
    assertThat(given.wordOr("z")).isEqualTo("a");
    assertThat(given.rest("REST")).containsExactly("b");
    given.end();
    assertThat(given.number("N", 1)).isEqualTo(1);
    assertThat(given.anyNumber("M", -2)).isEqualTo(-2);
    assertThat(given.seconds("S", 0.5)).isEqualTo(0.5);
    assertThat(given.wordOr("z")).isEqualTo("z");
    assertThat(given.rest()).isEmpty();
    assertThatThrownBy(() -> given.lastWord("LAST")).hasMessage("LAST is missing.\nUsage: f");
  }

  private int run(Command command) throws Exception {
    return Command.run("f", new String[0], command, new PrintStream(errors, true, UTF_8));
  }
}
