package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.api.spi.ScriptLanguage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lua 5.2 on LuaJ, compiled to JVM bytecode where it can be. */
public final class LuajEngineProvider implements EngineProvider {

  private static final Logger LOG = LoggerFactory.getLogger(LuajEngineProvider.class);

  static final String ID = "luaj";

  /** Creates the provider. */
  public LuajEngineProvider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<ScriptLanguage> languages() {
    return List.of(new ScriptLanguage("lua", "5.2", Set.of("lua")));
  }

  @Override
  public Set<SandboxPreset> sandboxes(String language) {
    return EnumSet.allOf(SandboxPreset.class);
  }

  @Override
  public ScriptEngine start(SandboxPreset sandbox) {
    ChunkCompiler compiler = new ChunkCompiler();
    if (!compiler.makesBytecode()) {
      LOG.warn("luajc does not work, so Lua runs interpreted; is BCEL on the class path, whole?");
    }
    return new LuajEngine(compiler, sandbox);
  }
}
