package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.runtime.script.ScriptFolders;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A language's scripts, each read and compiled once a generation. Any thread may use it. */
final class CompiledScripts {

  private final String language;
  private final ScriptEngine engine;
  private final ScriptFolders folders;
  private final Map<String, CompiledScript> byFile = new HashMap<>();
  private final Map<String, Optional<CompiledScript>> byName = new HashMap<>();

  CompiledScripts(String language, ScriptEngine engine, ScriptFolders folders) {
    this.language = language;
    this.engine = engine;
    this.folders = folders;
  }

  String language() {
    return language;
  }

  ScriptEngine engine() {
    return engine;
  }

  /** Returns a script's compiled form. */
  synchronized CompiledScript compiled(Script script) {
    CompiledScript known = byFile.get(script.file());
    if (known == null) {
      known = engine.compile(script);
      byFile.put(script.file(), known);
    }
    return known;
  }

  /** Returns the script of this name, compiled; empty where there is none. */
  synchronized Optional<CompiledScript> find(String name) {
    Optional<CompiledScript> known = byName.get(name);
    if (known == null) {
      known = folders.find(name, language).map(this::compiled);
      byName.put(name, known);
    }
    return known;
  }
}
