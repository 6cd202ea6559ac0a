package dev.httpsrv.server.cli;

import dev.httpsrv.runtime.console.ShellWords;
import dev.httpsrv.server.console.ConsoleClient;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "console",
    description = {
      "Runs a command in the running server, or asks for commands.",
      "Exits with 0 if the command worked, else with 1 and the reason."
    },
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    sortOptions = false,
    footerHeading = "%nFor example:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} console help             lists the commands",
      "  ${ROOT-COMMAND-NAME} console routes           lists the routes",
      "  ${ROOT-COMMAND-NAME} console config reload    loads the scripts anew",
      "  ${ROOT-COMMAND-NAME} console shutdown         stops the server"
    })
final class ConsoleCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ConsoleOption console = new ConsoleOption();

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND ARG",
      description = "The command and its arguments; without, the console asks for commands.")
  private final List<String> words = new ArrayList<>();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (ConsoleClient client = console.connect()) {
      boolean worked =
          words.isEmpty()
              ? prompt(client, out, err)
              : client.run(ShellWords.join(words), line -> show(out, line), err::println);
      return worked ? 0 : 1;
    } catch (IOException e) {
      err.println(
          "No answer on the console's socket %s: %s. Is the server running, with the same --console?"
              .formatted(console.path(), e.getMessage()));
      return 1;
    }
  }

  /** Runs the lines of standard input; false if the last one failed. */
  @SuppressWarnings("SystemConsoleNull") // since JDK 22 it is not null, but it is declared nullable
  private static boolean prompt(ConsoleClient client, PrintWriter out, PrintWriter err)
      throws IOException {
    Console terminal = System.console();
    boolean interactive = terminal != null && terminal.isTerminal();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    boolean worked = true;
    while (true) {
      if (interactive) {
        out.print("httpsrv> ");
        out.flush();
      }
      String line = in.readLine();
      if (line == null || line.strip().equals("exit") || line.strip().equals("quit")) {
        return worked;
      }
      if (line.isBlank()) {
        continue;
      }
      worked = client.run(line, text -> show(out, text), err::println);
    }
  }

  private static void show(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
