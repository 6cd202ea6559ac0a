package dev.httpsrv.server.cli;

import dev.httpsrv.runtime.engine.Engines;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which engine runs which language. */
final class EngineOptions {

  @Option(
      names = "--engine",
      paramLabel = "LANGUAGE=ID",
      description = "Which engine runs a language, where several do; `httpsrv engines` lists them.")
  private final Map<String, String> preferred = new LinkedHashMap<>();

  Engines engines() {
    return Engines.discover(preferred);
  }
}
