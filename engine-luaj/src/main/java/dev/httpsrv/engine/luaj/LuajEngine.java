package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import java.util.Optional;

/** LuaJ, started. It holds nothing that would have to be closed. */
final class LuajEngine implements ScriptEngine {

  private final ChunkCompiler compiler;
  private final SandboxPreset sandbox;

  LuajEngine(ChunkCompiler compiler, SandboxPreset sandbox) {
    this.compiler = compiler;
    this.sandbox = sandbox;
  }

  @Override
  public String description() {
    return compiler.makesBytecode()
        ? "LuaJ 3.0.1, compiled to JVM bytecode"
        : "LuaJ 3.0.1, interpreted";
  }

  @Override
  public CompiledScript compile(Script script) {
    return new LuajScript(script, compiler.compile(script.source(), script.file()));
  }

  @Override
  public Interpreter newInterpreter(String language, InterpreterHost host) {
    return new LuajInterpreter(host, sandbox);
  }

  @Override
  public Optional<String> endlessScript(String language) {
    return Optional.of("while true do end");
  }

  @Override
  public void close() {}
}
