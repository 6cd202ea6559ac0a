package dev.httpsrv.engine.luaj;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.LibraryBinding;
import dev.httpsrv.api.spi.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luaj.vm2.LuaValue;

/** An interpreter with scripts from strings; remembers what they print. */
final class Lua implements InterpreterHost {

  private final Map<String, CompiledScript> neighbours = new HashMap<>();
  private final List<String> printed = new ArrayList<>();
  private final boolean compiled;
  private int runs;
  private final LuajInterpreter interpreter;

  private Lua(boolean compiled) {
    this.compiled = compiled;
    this.interpreter = new LuajInterpreter(this);
  }

  /** Makes an interpreter whose scripts are compiled to bytecode. */
  static Lua compiled() {
    return new Lua(true);
  }

  /** Makes an interpreter whose scripts run as those that luajc refuses. */
  static Lua interpreted() {
    return new Lua(false);
  }

  /** Makes one of each. */
  static List<Lua> both() {
    return List.of(compiled(), interpreted());
  }

  /** Adds a script for {@code require}. */
  Lua with(String name, String source) {
    neighbours.put(name, compile(name, source));
    return this;
  }

  /** Runs {@code main.lua}; returns what it printed, a line each. */
  List<String> run(String source) {
    printed.clear();
    interpreter.load(compile("main" + runs++, source));
    return List.copyOf(printed);
  }

  LuaValue global(String name) {
    return interpreter.global(name);
  }

  LuajInterpreter interpreter() {
    return interpreter;
  }

  CompiledScript compile(String name, String source) {
    byte[] bytes = source.getBytes(UTF_8);
    String file = name.startsWith("main") ? "main.lua" : name + ".lua";
    return new LuajScript(
        new Script(name, file, "lua", bytes),
        compiled
            ? new ChunkCompiler().compile(bytes, file)
            : new Chunk.Interpreted(ChunkCompiler.parse(bytes, file)));
  }

  @Override
  public String toString() {
    return compiled ? "compiled" : "interpreted";
  }

  @Override
  public List<LibraryBinding> libraries() {
    return List.of();
  }

  @Override
  public Optional<CompiledScript> find(String name) {
    return Optional.ofNullable(neighbours.get(name));
  }

  @Override
  public void print(String text) {
    printed.add(text);
  }
}
