package dev.httpsrv.examples.rhino;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.api.spi.ScriptLanguage;
import java.util.List;
import java.util.Set;

/** Provides JavaScript by Mozilla's Rhino; nothing of Rhino is touched before it starts. */
public final class RhinoEngineProvider implements EngineProvider {

  @Override
  public String id() {
    return "rhino";
  }

  @Override
  public List<ScriptLanguage> languages() {
    return List.of(new ScriptLanguage("js", "ES6", Set.of("js")));
  }

  @Override
  public ScriptEngine start(SandboxPreset sandbox) {
    return new RhinoEngine();
  }
}
