package dev.httpsrv.engine.luaj;

import dev.httpsrv.engine.luaj.BaseFunctions.Function;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaThread;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The {@code coroutine} library of one interpreter. */
final class CoroutineFunctions {

  private final Globals globals;
  private final LineTracker lines;
  private java.util.function.@Nullable Function<Runnable, Switch> switches;

  private CoroutineFunctions(
      Globals globals,
      LineTracker lines,
      java.util.function.@Nullable Function<Runnable, Switch> switches) {
    this.globals = globals;
    this.lines = lines;
    this.switches = switches;
  }

  /** Installs the library; without switches it uses those that suit the JVM. */
  static void install(
      Globals globals,
      LineTracker lines,
      java.util.function.@Nullable Function<Runnable, Switch> switches) {
    CoroutineFunctions functions = new CoroutineFunctions(globals, lines, switches);
    LuaTable coroutine = new LuaTable();
    coroutine.set("create", new Function(functions::create));
    coroutine.set(
        "resume", new Function(arguments -> arguments.checkthread(1).resume(arguments.subargs(2))));
    coroutine.set("running", new Function(arguments -> functions.running()));
    coroutine.set(
        "status",
        new Function(arguments -> LuaValue.valueOf(arguments.checkthread(1).getStatus())));
    coroutine.set(
        "wrap",
        new Function(arguments -> new Function(functions.create(arguments)::resumeOrRaise)));
    coroutine.set("yield", new Function(functions::suspend));
    globals.set("coroutine", coroutine);
    globals.get("package").get("loaded").set("coroutine", coroutine);
  }

  private Coroutine create(Varargs arguments) {
    LuaValue function = arguments.checkfunction(1);
    java.util.function.Function<Runnable, Switch> known = switches;
    if (known == null) {
      known = Switch.maker();
      switches = known;
    }
    return new Coroutine(globals, function, lines, known);
  }

  private Varargs running() {
    LuaThread running = globals.running;
    return LuaValue.varargsOf(running, LuaValue.valueOf(running.isMainThread()));
  }

  private Varargs suspend(Varargs results) {
    Coroutine running = Coroutine.running(globals);
    if (running == null) {
      throw new LuaError("attempt to yield from outside a coroutine");
    }
    return running.suspend(results);
  }
}
