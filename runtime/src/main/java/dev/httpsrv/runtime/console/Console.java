package dev.httpsrv.runtime.console;

import dev.httpsrv.api.CommandLine;
import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.runtime.problem.Problems;
import dev.httpsrv.runtime.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs console commands: the built-in ones, then those that were registered. */
public final class Console {

  private static final Logger LOG = LoggerFactory.getLogger(Console.class);

  /** The names that no registered command may have. */
  public static final Set<String> BUILT_IN =
      Set.of("help", "version", "status", "routes", "engines", "config reload", "shutdown");

  private final ConsoleTarget target;
  private final Map<String, BuiltIn> builtIns = new LinkedHashMap<>();

  /** Creates the console of a server. */
  public Console(ConsoleTarget target) {
    this.target = target;
    builtIns.put("help", new BuiltIn("lists the commands", this::help));
    builtIns.put(
        "version",
        new BuiltIn("tells the version", out -> out.accept("httpsrv " + target.version())));
    builtIns.put(
        "status",
        new BuiltIn("tells what the server does, and what became of reloads", target::printStatus));
    builtIns.put("routes", new BuiltIn("lists the routes", target::printRoutes));
    builtIns.put("engines", new BuiltIn("lists the engines", target::printEngines));
    builtIns.put(
        "config reload",
        new BuiltIn("loads the scripts anew; keeps the old ones if that fails", target::reload));
    builtIns.put(
        "shutdown",
        new BuiltIn(
            "stops the server",
            out -> {
              out.accept("shutting down");
              target.shutdown();
            }));
  }

  /**
   * Runs the command on a line.
   *
   * @param output takes the lines that the command prints, while it runs
   */
  public CommandResult run(String line, Consumer<String> output) {
    List<String> words;
    try {
      words = ShellWords.split(line);
    } catch (IllegalArgumentException e) {
      return CommandResult.failure(String.valueOf(e.getMessage()));
    }
    if (words.isEmpty()) {
      return CommandResult.SUCCESS;
    }
    try {
      BuiltIn builtIn = builtIns.get(String.join(" ", words));
      if (builtIn != null) {
        builtIn.action().accept(output);
        return CommandResult.SUCCESS;
      }
      return target.withCommands(commands -> runRegistered(commands, words, output));
    } catch (HttpsrvException e) {
      return CommandResult.failure(Problems.text(e));
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      LOG.error("The command {} failed", words.getFirst(), e);
      return CommandResult.failure(words.getFirst() + " failed; the server's log says why");
    }
  }

  private CommandResult runRegistered(
      Map<String, Command> commands, List<String> words, Consumer<String> output) {
    int longest = commands.keySet().stream().mapToInt(Console::mostWords).max().orElse(0);
    for (int length = Math.min(longest, words.size()); length > 0; length--) {
      String prefix = String.join(" ", words.subList(0, length));
      Command command = commands.get(prefix);
      if (command != null) {
        return run(command, prefix, words.subList(length, words.size()), output);
      }
    }
    return CommandResult.failure(
        "there is no command \"%s\"; the command help lists those there are"
            .formatted(String.join(" ", words)));
  }

  private static int mostWords(String prefix) {
    return 1 + (int) prefix.chars().filter(c -> c == ' ').count();
  }

  private static CommandResult run(
      Command command, String prefix, List<String> arguments, Consumer<String> output) {
    List<String> argv = new ArrayList<>(arguments);
    argv.addFirst(prefix);
    try {
      command.action().run(new CommandLine(argv), output);
      return CommandResult.SUCCESS;
    } catch (HttpsrvException e) {
      return CommandResult.failure(Problems.text(e));
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      LOG.error("The command {} failed", prefix, e);
      return CommandResult.failure(String.valueOf(e.getMessage()));
    }
  }

  private void help(Consumer<String> output) {
    TextTable table = new TextTable();
    builtIns.forEach((name, builtIn) -> table.row(name, builtIn.summary()));
    target.<Boolean>withCommands(
        commands -> {
          commands.forEach((prefix, command) -> table.row(prefix, "from " + command.origin()));
          return true;
        });
    table.lines().forEach(output);
  }

  private record BuiltIn(String summary, Consumer<Consumer<String>> action) {}
}
