package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.LibraryBinding;
import dev.httpsrv.api.spi.ScriptMember;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaThread;
import org.luaj.vm2.LuaValue;

/** One state of Lua: globals, and what was loaded into them. */
final class LuajInterpreter implements Interpreter {

  private final LineTracker lines = new LineTracker();
  private final Globals globals;
  private final Values values;
  private final LuaThread main;
  private final Modules modules;
  private final Environments environments;

  LuajInterpreter(InterpreterHost host, SandboxPreset sandbox) {
    this(host, sandbox, null);
  }

  /** Makes one with given switches for its coroutines; null for those that suit the JVM. */
  LuajInterpreter(
      InterpreterHost host, SandboxPreset sandbox, @Nullable Function<Runnable, Switch> switches) {
    globals = Sandbox.globals(sandbox, lines);
    main = globals.running;
    environments = new Environments(globals, lines.code(), sandbox == SandboxPreset.STRICT);
    values = new Values(host, globals, lines);
    globals.debuglib = lines;
    BaseFunctions.install(globals, host, lines);
    CoroutineFunctions.install(globals, lines, switches);
    LibraryNames.base(globals);
    modules = new Modules(globals, host, environments, lines.code());
    globals.set("require", modules);
    host.libraries().forEach(this::bind);
    environments.seal();
  }

  @Override
  public void load(CompiledScript script) {
    run(() -> modules.load(script));
  }

  @Override
  public Optional<ScriptFunction> function(CompiledScript script, String name) {
    LuaValue value = run(() -> find(script, name)); // it may run an __index
    return value.isfunction() ? Optional.of(new LuajFunction(value, values)) : Optional.empty();
  }

  private LuaValue find(CompiledScript script, String name) {
    LuaValue value = environments.of(script.script().name());
    for (String part : name.split("\\.", -1)) {
      value = value.istable() ? value.get(part) : LuaValue.NIL;
    }
    return value;
  }

  /** Runs what runs scripts, whose errors become Java's. */
  private <T> T run(Supplier<T> scripts) {
    int depth = lines.depth();
    try {
      return scripts.get();
    } catch (RuntimeException | StackOverflowError e) {
      throw Failures.exception(e, lines.code());
    } finally {
      lines.cut(depth);
    }
  }

  @Override
  public Optional<ScriptLocation> callSite() {
    return ScriptFrames.current(lines).stream().findFirst().map(ScriptFrame::location);
  }

  /**
   * The calls stay on this thread's stack; only what the interpreter knows of them is put aside. An
   * error that ends them there touches nothing of that.
   */
  @Override
  public Runnable pause() {
    LuaThread running = globals.running;
    LineTracker.Calls calls = lines.use(new LineTracker.Calls());
    globals.running = main;
    lines.leave();
    return () -> {
      lines.comeBack();
      globals.running = running;
      lines.use(calls);
    };
  }

  @Override
  public Runnable atSafepoint(Thread thread, Runnable action) {
    return Safepoints.request(thread, action);
  }

  @Override
  public void close() {}

  LuaValue global(String name) {
    return globals.get(name);
  }

  private void bind(LibraryBinding library) {
    LuaTable table = tableAt(library.paths().getFirst());
    for (ScriptMember constant : library.type().properties()) {
      table.set(
          constant.name(),
          values.toLua(constant.invoke(library.target()), constant.zeroBased()).arg1());
    }
    for (ScriptMember function : library.type().functions()) {
      table.set(
          function.name(),
          new HostMethod(library.target(), library.paths().getFirst(), function, values));
    }
    for (String path : library.paths()) {
      modules.add(path, table);
      int dot = path.lastIndexOf('.');
      (dot < 0 ? globals : tableAt(path.substring(0, dot))).set(path.substring(dot + 1), table);
    }
  }

  /** Returns the table at a dotted path below the globals; makes what is missing on the way. */
  private LuaTable tableAt(String path) {
    LuaTable table = globals;
    for (String part : path.split("\\.", -1)) {
      LuaValue next = table.get(part);
      if (!next.istable()) {
        next = new LuaTable();
        table.set(part, next);
      }
      table = next.checktable();
    }
    return table;
  }
}
