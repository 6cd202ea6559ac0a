package dev.httpsrv.server.cli;

import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.runtime.Version;
import dev.httpsrv.runtime.generation.HandlerThreads;
import dev.httpsrv.runtime.problem.Problems;
import dev.httpsrv.server.tls.TlsFiles.ClientCertificates;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code httpsrv}. */
@Command(
    name = "httpsrv",
    description = "Scripts become HTTP endpoints.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    versionProvider = Main.VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nTo begin:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} serve examples/hello     serves a folder of scripts",
      "  ${ROOT-COMMAND-NAME} console routes           asks the running server for its routes",
      "  ${ROOT-COMMAND-NAME} console config reload    loads the scripts anew"
    })
public final class Main implements Runnable {

  /** The property in which the launcher says by what name it was called. */
  private static final String PROGRAM = "httpsrv.program";

  private static final List<Map.Entry<String, Class<?>>> COMMANDS =
      List.of(
          Map.entry("serve", ServeCommand.class),
          Map.entry("check", CheckCommand.class),
          Map.entry("console", ConsoleCommand.class),
          Map.entry("engines", EnginesCommand.class));

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /** Runs the command line, and exits with its status: 0 worked, 1 failed, 2 not understood. */
  public static void main(String[] arguments) {
    CommandLineLog.use();
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(
        execute(
            commandLine(arguments).setCommandName(System.getProperty(PROGRAM, "httpsrv")),
            arguments));
  }

  /** Runs the command line; returns its status. */
  static int execute(CommandLine commandLine, String... arguments) {
    // Picocli takes a file that it cannot read for an argument.
    for (String each : arguments) {
      if (commandLine.isExpandAtFiles() && each.matches("@[^@].*") && !isFile(each.substring(1))) {
        CommandLine named = commandLine.getSubcommands().get(arguments[0]);
        return refuse(
            new ParameterException(
                named == null ? commandLine : named,
                "The arguments in %s cannot be read. Name a file that is there and may be read; @@ begins an argument with an @."
                    .formatted(each.substring(1))),
            arguments);
      }
    }
    return commandLine.execute(arguments);
  }

  private static boolean isFile(String name) {
    Path file = Path.of(name);
    return Files.isReadable(file) && !Files.isDirectory(file);
  }

  /** Returns the command line, with the command that runs alone: each costs the start some time. */
  static CommandLine commandLine(String... arguments) {
    for (Map.Entry<String, Class<?>> command : COMMANDS) {
      if (arguments.length > 0 && arguments[0].equals(command.getKey())) {
        return with(List.of(command));
      }
    }
    return with(COMMANDS).addSubcommand(CommandLine.HelpCommand.class);
  }

  private static CommandLine with(List<Map.Entry<String, Class<?>>> commands) {
    CommandLine commandLine = new CommandLine(new Main());
    commands.forEach(command -> commandLine.addSubcommand(command.getKey(), command.getValue()));
    // What follows a console command's name is the command's, even if it looks like an option.
    CommandLine console = commandLine.getSubcommands().get("console");
    if (console != null) {
      console.setStopAtPositional(true);
    }
    if (commands.size() == 1 && console != null) {
      commandLine.setExpandAtFiles(false); // likewise if it begins with an @
    }
    return commandLine
        .registerConverter(Integer.class, new WholeNumber())
        .registerConverter(int.class, new WholeNumber())
        .registerConverter(ClientCertificates.class, new OneOf<>(ClientCertificates.class))
        .registerConverter(HandlerThreads.class, new OneOf<>(HandlerThreads.class))
        .registerConverter(SandboxPreset.class, new OneOf<>(SandboxPreset.class))
        .setParameterExceptionHandler(Main::refuse)
        .setExecutionExceptionHandler(Main::explain);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No command is named.");
  }

  /** Says what is wrong and where help is, but not the help itself: it would hide what is wrong. */
  private static int refuse(ParameterException first, String[] arguments) {
    CommandLine command = first.getCommandLine();
    // What is not known is wrong for sure; it may be why something else is missing.
    List<String> unknown = command.getUnmatchedArguments();
    ParameterException failure =
        first instanceof MissingParameterException && !unknown.isEmpty()
            ? new UnmatchedArgumentException(command, unknown)
            : first;
    PrintWriter err = command.getErr();
    boolean ofCommands = command.getParent() == null;
    boolean noCommand = ofCommands && !unknown.isEmpty() && !unknown.getFirst().startsWith("-");
    String message =
        noCommand ? "There is no command %s.".formatted(unknown.getFirst()) : failure.getMessage();
    err.println(command.getColorScheme().errorText(message));
    UnmatchedArgumentException.printSuggestions(failure, err);
    if (ofCommands) {
      String names = COMMANDS.stream().map(Map.Entry::getKey).collect(Collectors.joining(", "));
      err.println("The commands are %s.".formatted(names));
    }
    err.println(command.getCommandSpec().qualifiedName() + " --help tells how it is used.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (!(failure instanceof HttpsrvException known)) {
      throw failure;
    }
    PrintWriter err = command.getErr();
    err.println(command.getColorScheme().errorText(Problems.text(known)));
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  static final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"httpsrv " + Version.current()};
    }
  }
}
