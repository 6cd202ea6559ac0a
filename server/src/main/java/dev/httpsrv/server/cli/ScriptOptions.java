package dev.httpsrv.server.cli;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import dev.httpsrv.runtime.generation.HandlerThreads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
          "How many interpreters each language gets; by default as many as there are cores.")
  private @Nullable Integer interpreters;

  @Option(
      names = "--max-interpreters",
      paramLabel = "N",
      description =
          "How many a language may get when requests wait while all of its are busy; by default as"
              + " many as --interpreters says, or 8 times the number of cores.")
  private @Nullable Integer mostInterpreters;

  @Option(
      names = "--threads",
      paramLabel = "HOW",
      defaultValue = "adaptive",
      description =
          "Which threads run handlers. adaptive: those of the connections, more of them while"
              + " handlers compute. fixed: those, as many as the JVM has. lanes: platform threads of"
              + " each interpreter, slower, for engines that virtual threads do not suit. By default"
              + " ${DEFAULT-VALUE}.")
  private HandlerThreads threads = HandlerThreads.ADAPTIVE;

  @Option(
      names = "--limit",
      paramLabel = "[ROUTE:]NAME=VALUE[,NAME=VALUE...]",
      description =
          "What a call may use up: time, computing, memory, response, body, nesting, depth, load; of"
              + " all routes, or of those at a path and below it, such as time=10s,computing=2s or"
              + " /upload:body=1g. May be repeated; the longest path prevails. The defaults are in"
              + " docs/limits.md.")
  private final List<String> limits = new ArrayList<>();

  @Option(
      names = "--sandbox",
      paramLabel = "PRESET",
      defaultValue = "standard",
      description =
          "What scripts may reach. strict: nothing outside, and none changes what another finds."
              + " standard: nothing outside. trusted: files, processes, the network, Java. By"
              + " default ${DEFAULT-VALUE}.")
  private SandboxPreset sandbox = SandboxPreset.STANDARD;

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  Httpsrv load() {
    HttpsrvBuilder builder =
        Httpsrv.builder()
            .scripts(scripts.toArray(Path[]::new))
            .engines(engineOptions.engines())
            .threads(threads)
            .sandbox(sandbox);
    if (interpreters != null) {
      builder.interpreters(atLeast(1, "--interpreters", interpreters));
    }
    if (mostInterpreters != null) {
      int least = interpreters == null ? 1 : interpreters;
      builder.mostInterpreters(atLeast(least, "--max-interpreters", mostInterpreters));
    }
    limits.forEach(rule -> add(builder, rule));
    return builder.build();
  }

  private static void add(HttpsrvBuilder builder, String rule) {
    try {
      builder.limits(rule);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("--limit " + rule + ": " + e.getMessage());
    }
  }

  private static int atLeast(int least, String option, int number) {
    if (number < least) {
      throw new ConfigurationException(
          "%s %d cannot serve; use %d or more.".formatted(option, number, least));
    }
    return number;
  }
}
