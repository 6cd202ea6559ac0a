package dev.httpsrv.engine.luaj;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.ZeroArgFunction;

/** A script that runs in a thread of its own; it says {@code begun()} where it is to be met. */
final class OngoingRun {

  private final CountDownLatch begun = new CountDownLatch(1);
  private final FutureTask<List<String>> task;
  private final Lua lua;
  private final Thread thread;

  private OngoingRun(Lua lua, String source, Thread.Builder threads) {
    this.lua = lua;
    this.task = new FutureTask<>(() -> lua.run(source));
    this.thread = threads.unstarted(task);
  }

  /** Starts a script, and returns when it has begun. */
  static OngoingRun of(Lua lua, String source, Thread.Builder threads) throws InterruptedException {
    OngoingRun run = new OngoingRun(lua, source, threads);
    lua.globals().set("begun", run.new Begun());
    run.thread.start();
    run.begun.await();
    return run;
  }

  /** Starts a script in a virtual thread, and returns when it has begun. */
  static OngoingRun of(Lua lua, String source) throws InterruptedException {
    return of(lua, source, Thread.ofVirtual());
  }

  Thread thread() {
    return thread;
  }

  /** Asks for an action; returns what withdraws it. */
  Runnable atSafepoint(Runnable action) {
    return lua.interpreter().atSafepoint(thread, action);
  }

  boolean isOver() {
    return task.isDone();
  }

  /** Returns what the script printed, when it has ended. */
  List<String> printed() throws InterruptedException, ExecutionException {
    return task.get();
  }

  /** Returns what ended the script; null if it ended by itself. */
  @Nullable Throwable raised() throws InterruptedException {
    try {
      task.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  private final class Begun extends ZeroArgFunction {

    @Override
    public LuaValue call() {
      begun.countDown();
      return NIL;
    }
  }
}
