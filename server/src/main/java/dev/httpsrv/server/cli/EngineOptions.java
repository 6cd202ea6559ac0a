package dev.httpsrv.server.cli;

import dev.httpsrv.runtime.engine.Engines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/**
 * Which engines there are beside those on the class path, and which of them runs which language.
 */
final class EngineOptions {

  @Option(
      names = "--engine",
      paramLabel = "LANGUAGE=ID",
      description = "Which engine runs a language, where several do; `engines` lists them.")
  private final Map<String, String> preferred = new LinkedHashMap<>();

  @Option(
      names = "--engine-path",
      paramLabel = "JAR_OR_FOLDER",
      description =
          "An engine to add: its jar, or the folder of its jar and those it needs. May be repeated.")
  private final List<Path> enginePath = new ArrayList<>();

  Engines engines() {
    return Engines.discover(enginePath, preferred);
  }
}
