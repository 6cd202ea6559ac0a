package dev.httpsrv.engine.luaj;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.LibraryBinding;
import dev.httpsrv.api.spi.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;

/** An interpreter with scripts from strings; remembers what they print. */
final class Lua implements InterpreterHost {

  private final Map<String, CompiledScript> neighbours = new HashMap<>();
  private final List<String> printed = new ArrayList<>();
  private final boolean compiled;
  private int runs;
  private CompiledScript last;
  private final LuajInterpreter interpreter;

  private Lua(boolean compiled) {
    this(compiled, SandboxPreset.STANDARD, null);
  }

  private Lua(
      boolean compiled, SandboxPreset sandbox, @Nullable Function<Runnable, Switch> switches) {
    this.compiled = compiled;
    this.interpreter = new LuajInterpreter(this, sandbox, switches);
    this.last = compile("main", "");
  }

  /** Makes an interpreter whose scripts are compiled to bytecode. */
  static Lua compiled() {
    return new Lua(true);
  }

  /** Makes an interpreter whose scripts are compiled, and kept in a sandbox. */
  static Lua compiled(SandboxPreset sandbox) {
    return new Lua(true, sandbox, null);
  }

  /** Makes an interpreter whose scripts are compiled, with coroutines of a certain kind. */
  static Lua compiled(Function<Runnable, Switch> switches) {
    return new Lua(true, SandboxPreset.STANDARD, switches);
  }

  /** Makes an interpreter whose scripts run as those that luajc refuses. */
  static Lua interpreted() {
    return new Lua(false);
  }

  /** Makes such an interpreter whose scripts are kept in a sandbox. */
  static Lua interpreted(SandboxPreset sandbox) {
    return new Lua(false, sandbox, null);
  }

  /** Makes one of each. */
  static List<Lua> both() {
    return List.of(compiled(), interpreted());
  }

  /** Makes one of each for every way in which this JVM can run coroutines. */
  static List<Lua> everyCoroutine() {
    List<Lua> all = new ArrayList<>();
    for (Supplier<Function<Runnable, Switch>> way : Switch.ways()) {
      all.add(new Lua(true, SandboxPreset.STANDARD, way.get()));
      all.add(new Lua(false, SandboxPreset.STANDARD, way.get()));
    }
    return all;
  }

  /** Adds a script for {@code require}. */
  Lua with(String name, String source) {
    neighbours.put(name, compile(name, source));
    return this;
  }

  /** Runs {@code main.lua}; returns what it printed, a line each. */
  List<String> run(String source) {
    printed.clear();
    last = compile("main" + runs++, source);
    interpreter.load(last);
    return List.copyOf(printed);
  }

  /** Returns what was printed since the last run began, a line each. */
  List<String> printed() {
    return List.copyOf(printed);
  }

  /** Returns a global function of the script that ran last, for Java to call. */
  ScriptFunction function(String name) {
    return interpreter.function(last, name).orElseThrow();
  }

  LuaValue globals() {
    return interpreter.global("_G");
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
    return List.of(LibraryBinding.of(new Java()));
  }

  @Override
  public Optional<CompiledScript> find(String name) {
    return Optional.ofNullable(neighbours.get(name));
  }

  @Override
  public void print(String text) {
    printed.add(text);
  }

  /** Another object, with a function of its own. */
  static final class Other {

    /** Returns a number. */
    @ScriptName("other")
    public int other() {
      return 1;
    }
  }

  /** What scripts may call. */
  @ScriptLibrary("java")
  static final class Java {

    /** Calls a function, holding a monitor. */
    @ScriptName("call")
    public void call(FunctionReference function) {
      synchronized (this) {
        ((ScriptFunction) function).call();
      }
    }

    /** Waits a millisecond. */
    @ScriptName("wait")
    public void await() throws InterruptedException {
      Thread.sleep(1);
    }

    /** Returns how many entries a map of text has. */
    @ScriptName("maps")
    public int maps(Map<String, String> map) {
      return map.size();
    }

    /** Fails as no code should. */
    @ScriptName("broken")
    public void broken() {
      throw new UnsupportedOperationException("a secret of the host");
    }

    /** Refuses what it is given. */
    @ScriptName("refuse")
    public void refuse(String why) {
      throw new IllegalArgumentException(why);
    }

    /** Returns whether the thread was interrupted. */
    @ScriptName("interrupted")
    public boolean interrupted() {
      return Thread.currentThread().isInterrupted();
    }
  }
}
