package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.api.Problem;
import dev.httpsrv.runtime.exchange.BodyUse;
import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.ExchangeSession;
import dev.httpsrv.runtime.library.HttpsrvLibrary;
import dev.httpsrv.runtime.limit.Limits;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The n-th route that the interpreters of a pool have registered. */
final class ScriptTarget implements Target {

  private static final Logger LOG = LoggerFactory.getLogger(ScriptTarget.class);

  private final CallRunner runner;
  private final int index;
  private final Work work;
  private final String engineId;
  private volatile BodyUse bodyUse = BodyUse.UNKNOWN;
  private final AtomicBoolean told = new AtomicBoolean();

  ScriptTarget(CallRunner runner, int index, Work work, String engineId) {
    this.runner = runner;
    this.index = index;
    this.work = work;
    this.engineId = engineId;
  }

  @Override
  public Limits limits() {
    return work.limits();
  }

  @Override
  public void awaitBody(Exchange exchange) {
    exchange.awaitBody(bodyUse);
  }

  @Override
  public void tookBody(BodyUse use) {
    if (use != BodyUse.UNKNOWN && use != bodyUse) {
      bodyUse = use;
    }
  }

  @Override
  public @Nullable Object answer(ExchangeSession session) {
    work.checkEnds();
    return result(
        runner.call(work, home(session), interpreter -> interpreter.handle(index, session)));
  }

  @Override
  public @Nullable Object result(@Nullable Object returned) {
    return HttpsrvLibrary.isAsync(returned) ? HandlerResult.ASYNC : returned;
  }

  /** Tells once of what looks like a body. */
  @Override
  public void passedOver(Object returned) {
    boolean isBody = !(returned instanceof Number || returned instanceof Boolean);
    if (isBody && told.compareAndSet(false, true)) {
      LOG.warn(
          "{}",
          new Problem(
              work.origin(),
              "the handler set no response, but returned %s, which is not sent; pass it to session.response_append or response_json"
                  .formatted(returned instanceof String ? "a string" : "a value")));
    }
  }

  /**
   * Returns the interpreter that keeps values for the session; null where none of this language.
   */
  private @Nullable LoadedInterpreter home(ExchangeSession session) {
    return session.holder() instanceof LoadedInterpreter holder && runner.runsIn(holder)
        ? holder
        : null;
  }

  @Override
  public String runner() {
    return engineId;
  }
}
