package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.Limit;
import dev.httpsrv.api.OverloadException;
import dev.httpsrv.api.Waiting;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of an interpreter that wait, while others use it. */
final class Awaits {

  private static final Logger LOG = LoggerFactory.getLogger(Awaits.class);

  private final LoadedInterpreter interpreter;
  private final ScriptHost host;
  private final InterpreterPool pool;
  private final BusyWatch watch;
  private final TimedWaits waits;
  private final Function<Waiting, @Nullable Object> waiter;

  /**
   * Creates it.
   *
   * @param waiter waits on its thread
   */
  Awaits(
      LoadedInterpreter interpreter,
      ScriptHost host,
      InterpreterPool pool,
      BusyWatch watch,
      Function<Waiting, @Nullable Object> waiter) {
    this.interpreter = interpreter;
    this.host = host;
    this.pool = pool;
    this.watch = watch;
    this.waits = watch.waits();
    this.waiter = waiter;
  }

  /**
   * Waits on the thread of the call in progress.
   *
   * @throws LostInterpreter if the call is to end, and its interpreter is another one's for longer
   */
  @Nullable Object await(Waiting waiting) {
    interpreter.checkStop(); // nobody would know of it after the wait
    Runnable goOn = interpreter.pause();
    if (goOn == null) {
      return waiter.apply(waiting);
    }
    ScriptHost.State own = host.state();
    OngoingCall.Progress progress = interpreter.progress();
    LaneCall lane = interpreter.ongoing().lane();
    TimedWait wait = waits.begin(progress);
    interpreter.hold();
    pool.proven(progress.work());
    pool.giveBack(interpreter);
    try {
      return waiter.apply(waiting);
    } finally {
      boolean regained = pool.regain(interpreter);
      boolean late = waits.end(wait);
      if (!regained) {
        throw lost(late, progress);
      }
      interpreter.ongoing().goOn(watch.now(), progress, lane);
      interpreter.letGo();
      host.goOn(own);
      goOn.run();
      if (late) {
        interpreter.stopHere(Limit.TIME).run();
      }
    }
  }

  /** Ends a call that is not in its interpreter, and leaves that to the others. */
  private LostInterpreter lost(boolean late, OngoingCall.Progress progress) {
    HttpsrvException told;
    if (late) {
      told = interpreter.late(progress);
    } else {
      interpreter.retire(); // the call may have left a change half made
      told =
          new OverloadException(
              pool.isClosed()
                  ? "the configuration that the call began with is closed"
                  : "interrupted while waiting for its interpreter");
    }
    interpreter.letGo();
    return new LostInterpreter(told);
  }

  /**
   * Waits on a thread of its own; what then goes on is part of the call in progress.
   *
   * @throws IllegalStateException if the call waits for too much already
   */
  void whenDone(
      Waiting waiting, BiConsumer<@Nullable Object, @Nullable Throwable> then, AsyncCall async) {
    async.waits();
    interpreter.hold();
    try {
      Aside aside = new Aside(host.state(), async, interpreter.progress());
      async.used(aside.progress);
      Thread.ofVirtual().name("httpsrv-wait").start(() -> waitAside(waiting, then, aside));
    } catch (RuntimeException | Error e) {
      interpreter.letGo();
      async.waited();
      throw e;
    }
  }

  private void waitAside(
      Waiting waiting, BiConsumer<@Nullable Object, @Nullable Throwable> then, Aside aside) {
    Object result = null;
    Throwable failure = null;
    TimedWait wait = waits.begin(aside.progress);
    boolean late;
    try {
      result = waiter.apply(waiting);
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      late = waits.end(wait);
      aside.async.waited();
    }
    if (late || aside.async.isOver()) {
      interpreter.letGo(); // nobody waits for the handler any more
      return;
    }
    Object value = result;
    Throwable thrown = failure;
    pool.awaitLater(
        new LaneCall(
            aside.progress.work(),
            aside.async,
            interpreter,
            _ -> {
              handOver(then, value, thrown, aside);
              return null;
            }));
  }

  private void handOver(
      BiConsumer<@Nullable Object, @Nullable Throwable> then,
      @Nullable Object result,
      @Nullable Throwable failure,
      Aside aside) {
    host.goOn(aside.state);
    try {
      if (!aside.async.isOver()) {
        then.accept(result, failure);
      }
    } catch (RuntimeException e) {
      if (interpreter.ongoing().isToEnd()) {
        throw e;
      }
      LOG.error("What was waited for could not be handed to the script", e);
    } finally {
      aside.async.used(interpreter.progress());
      interpreter.letGo();
    }
  }

  /** What a handler goes on with that has waited outside of its interpreter. */
  private record Aside(ScriptHost.State state, AsyncCall async, OngoingCall.Progress progress) {}
}
