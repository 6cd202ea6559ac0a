package dev.httpsrv.server.cli;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.engine.Engines;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "engines",
    description = "Lists the engines, their languages, and how they run.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false)
final class EnginesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private EngineOptions options = new EngineOptions();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Engines engines = options.engines()) {
      Httpsrv.printEngines(engines, out::println);
    }
    return 0;
  }
}
