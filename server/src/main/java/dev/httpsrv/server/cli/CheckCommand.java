package dev.httpsrv.server.cli;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.server.HttpsrvServer;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description = {
      "Reads options and loads scripts as serve does, but does not listen.",
      "Prints the routes, or every error as file:line: message. Exits with 0 if there is none, else with 1."
    },
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    sortOptions = false)
final class CheckCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(CheckCommand.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScriptOptions scripts = new ScriptOptions();

  @Mixin private ServerOptions options = new ServerOptions();

  @Override
  public Integer call() {
    // A service manager may make the folder of the console's socket when it starts the server.
    HttpsrvServer.checkAlone(options.settings()).ifPresent(LOG::warn);
    PrintWriter out = spec.commandLine().getOut();
    try (Httpsrv httpsrv = scripts.load()) {
      httpsrv.printRoutes(out::println);
    }
    return 0;
  }
}
