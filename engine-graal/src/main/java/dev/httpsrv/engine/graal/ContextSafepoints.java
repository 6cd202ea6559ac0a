package dev.httpsrv.engine.graal;

import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.TruffleContext;
import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The safepoints of one context. */
final class ContextSafepoints {

  private final TruffleInstrument.Env env;
  private final TruffleContext context;

  ContextSafepoints(TruffleInstrument.Env env, TruffleContext context) {
    this.env = env;
    this.context = context;
  }

  /**
   * Has a thread run an action at its next safepoint, if it runs in this context.
   *
   * @return what withdraws the action, unless it has begun
   */
  Runnable submit(Thread thread, Consumer<ThreadLocalAction.Access> action) {
    Future<Void> submitted =
        env.submitThreadLocal(context, new Thread[] {thread}, new SafepointAction(action));
    return () -> submitted.cancel(false);
  }
}
