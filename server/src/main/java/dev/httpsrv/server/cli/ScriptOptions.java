package dev.httpsrv.server.cli;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.runtime.Httpsrv;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which scripts are loaded, and how. */
final class ScriptOptions {

  @Parameters(
      arity = "1..*",
      paramLabel = "SCRIPT_OR_FOLDER",
      description = "Scripts, and folders of scripts; their order is the order of their routes.")
  private final List<Path> scripts = new ArrayList<>();

  @Option(
      names = "--interpreters",
      paramLabel = "N",
      description =
          "How many interpreters each language gets; as many as there are cores by default.")
  private int interpreters = Runtime.getRuntime().availableProcessors();

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  Httpsrv load() {
    if (interpreters < 1) {
      throw new ConfigurationException(
          "--interpreters %d cannot serve; use 1 or more.".formatted(interpreters));
    }
    return Httpsrv.builder()
        .scripts(scripts.toArray(Path[]::new))
        .engines(engineOptions.engines())
        .interpreters(interpreters)
        .build();
  }
}
