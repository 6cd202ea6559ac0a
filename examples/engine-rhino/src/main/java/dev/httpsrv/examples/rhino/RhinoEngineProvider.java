package dev.httpsrv.examples.rhino;

import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.api.spi.ScriptLanguage;
import java.util.List;
import java.util.Set;

/** Provides JavaScript by Mozilla's Rhino. */
public final class RhinoEngineProvider implements EngineProvider {

  static final String ID = "rhino";

  /** Creates the provider; nothing of Rhino is touched yet. */
  public RhinoEngineProvider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<ScriptLanguage> languages() {
    return List.of(new ScriptLanguage("js", "ES6", Set.of("js")));
  }

  @Override
  public ScriptEngine start() {
    return new RhinoEngine();
  }
}
