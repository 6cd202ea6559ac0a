package dev.httpsrv.engine.luaj;

import dev.httpsrv.engine.luaj.BaseFunctions.Function;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.HashSet;
import java.util.Set;
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
  private final ReferenceQueue<Coroutine> abandoned = new ReferenceQueue<>();
  private final Set<Started> all = new HashSet<>();

  private CoroutineFunctions(Globals globals, LineTracker lines) {
    this.globals = globals;
    this.lines = lines;
  }

  static CoroutineFunctions install(Globals globals, LineTracker lines) {
    CoroutineFunctions functions = new CoroutineFunctions(globals, lines);
    LuaTable coroutine = new LuaTable();
    coroutine.set("create", new Function(arguments -> functions.create(arguments)));
    coroutine.set(
        "resume", new Function(arguments -> arguments.checkthread(1).resume(arguments.subargs(2))));
    coroutine.set("running", new Function(arguments -> functions.running()));
    coroutine.set(
        "status",
        new Function(arguments -> LuaValue.valueOf(arguments.checkthread(1).getStatus())));
    coroutine.set(
        "wrap",
        new Function(
            arguments -> {
              Coroutine wrapped = functions.create(arguments);
              return new Function(wrapped::resumeOrRaise);
            }));
    coroutine.set("yield", new Function(functions::suspend));
    globals.set("coroutine", coroutine);
    globals.get("package").get("loaded").set("coroutine", coroutine);
    return functions;
  }

  /** Ends every coroutine that has not ended by itself. */
  void close() {
    all.forEach(each -> each.body.stop());
    all.clear();
  }

  private Coroutine create(Varargs arguments) {
    for (Reference<?> gone = abandoned.poll(); gone != null; gone = abandoned.poll()) {
      // Here, because this thread is the one that may run the interpreter's code.
      if (gone instanceof Started started && all.remove(started)) {
        started.body.stop();
      }
    }
    Coroutine coroutine = new Coroutine(globals, arguments.checkfunction(1), lines);
    all.add(new Started(coroutine, abandoned));
    return coroutine;
  }

  private Varargs running() {
    LuaThread running = globals.running;
    return LuaValue.varargsOf(running, LuaValue.valueOf(running.isMainThread()));
  }

  // The frame of a coroutine that waits here must not refer to it, or it would never be abandoned.
  private Varargs suspend(Varargs results) {
    return runningBody().suspend(results);
  }

  private Coroutine.Body runningBody() {
    if (globals.running instanceof Coroutine coroutine) {
      return coroutine.body();
    }
    throw new LuaError("attempt to yield from outside a coroutine");
  }

  /** Tells when a script can no longer reach a coroutine. */
  private static final class Started extends PhantomReference<Coroutine> {

    private final Coroutine.Body body;

    Started(Coroutine coroutine, ReferenceQueue<Coroutine> abandoned) {
      super(coroutine, abandoned);
      this.body = coroutine.body();
    }
  }
}
