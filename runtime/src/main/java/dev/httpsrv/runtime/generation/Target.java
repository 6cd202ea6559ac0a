package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.Handler;
import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.api.Session;
import dev.httpsrv.runtime.library.HttpsrvLibrary;

/** What answers the requests of a route. */
public sealed interface Target {

  /** Answers one request. */
  HandlerResult answer(Session session) throws Exception;

  /** Returns what runs it, for people: an engine's id, or {@code java}. */
  String runner();

  /** Java code. */
  record OfJava(Handler handler) implements Target {

    @Override
    public HandlerResult answer(Session session) throws Exception {
      return handler.handle(session);
    }

    @Override
    public String runner() {
      return "java";
    }
  }

  /** The n-th route that the interpreters of a pool have registered. */
  final class OfScript implements Target {

    private final InterpreterPool pool;
    private final int index;
    private final String engineId;

    OfScript(InterpreterPool pool, int index, String engineId) {
      this.pool = pool;
      this.index = index;
      this.engineId = engineId;
    }

    @Override
    public HandlerResult answer(Session session) {
      LoadedInterpreter interpreter = pool.borrow();
      try {
        Object result = interpreter.handle(index, session);
        return result instanceof Long code && code == HttpsrvLibrary.ASYNC
            ? HandlerResult.ASYNC
            : HandlerResult.DONE;
      } finally {
        pool.giveBack(interpreter);
      }
    }

    @Override
    public String runner() {
      return engineId;
    }
  }
}
