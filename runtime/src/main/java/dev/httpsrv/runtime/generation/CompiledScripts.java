package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.runtime.script.ScriptFolders;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A language's scripts, each read and compiled once a generation. Any thread may use it. */
final class CompiledScripts {

  private final String language;
  private final ScriptEngine engine;
  private final ScriptFolders folders;
  private final Map<String, CompiledScript> byFile = new HashMap<>();
  private final Map<String, CompiledScript> byName = new ConcurrentHashMap<>();

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
  Optional<CompiledScript> find(String name) {
    CompiledScript known = byName.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    // What is not there is not kept: scripts may look for names that clients made up.
    Optional<CompiledScript> found = folders.find(name, language).map(this::compiled);
    found.ifPresent(script -> byName.put(name, script));
    return found;
  }
}
