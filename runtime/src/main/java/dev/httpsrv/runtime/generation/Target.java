package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.Authenticator;
import dev.httpsrv.api.Handler;
import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.api.Problem;
import dev.httpsrv.api.spi.PendingResult;
import dev.httpsrv.runtime.exchange.BodyUse;
import dev.httpsrv.runtime.exchange.ExchangeSession;
import dev.httpsrv.runtime.library.HttpsrvLibrary;
import dev.httpsrv.runtime.limit.Limits;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What answers the requests of a route. */
public sealed interface Target {

  /**
   * Runs the handler or auth handler.
   *
   * @return {@link HandlerResult#ASYNC} if the response follows later; a {@link PendingResult} that
   *     the session follows; else what it returned
   */
  @Nullable Object answer(ExchangeSession session) throws Exception;

  /** Returns what a handler's own result says; a {@link PendingResult} gives it later. */
  default @Nullable Object result(@Nullable Object returned) {
    return returned;
  }

  /** Says that a handler set no response, but returned something, which is not sent. */
  default void passedOver(Object returned) {}

  /** Returns what the calls may use up; of Java's the bodies alone are limited. */
  Limits limits();

  /** Returns whether others wait for its interpreter while it runs. */
  default boolean holdsInterpreter() {
    return false;
  }

  /** Returns how it is likely to take a body. */
  default BodyUse bodyUse() {
    return BodyUse.UNKNOWN;
  }

  /** Notes how it has taken one. */
  default void tookBody(BodyUse use) {}

  /** Returns what runs it, for people: an engine's id, or {@code java}. */
  String runner();

  /** A handler in Java. */
  record OfJava(Handler handler, Limits limits) implements Target {

    @Override
    public Object answer(ExchangeSession session) throws Exception {
      return handler.handle(session);
    }

    @Override
    public String runner() {
      return "java";
    }
  }

  /** An authenticator in Java. */
  record OfJavaGuard(Authenticator authenticator, Limits limits) implements Target {

    @Override
    public @Nullable Object answer(ExchangeSession session) throws Exception {
      return authenticator.authenticate(session).orElse(null);
    }

    @Override
    public String runner() {
      return "java";
    }
  }

  /** The n-th route that the interpreters of a pool have registered. */
  final class OfScript implements Target {

    private static final Logger LOG = LoggerFactory.getLogger(Target.class);

    private final CallRunner runner;
    private final int index;
    private final Work work;
    private final String engineId;
    private volatile BodyUse bodyUse = BodyUse.UNKNOWN;
    private final AtomicBoolean told = new AtomicBoolean();

    OfScript(CallRunner runner, int index, Work work, String engineId) {
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
    public boolean holdsInterpreter() {
      return true;
    }

    @Override
    public BodyUse bodyUse() {
      return bodyUse;
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
      return returned instanceof Long code && code == HttpsrvLibrary.ASYNC
          ? HandlerResult.ASYNC
          : returned;
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
      return session.context() != null
              && session.home() instanceof LoadedInterpreter kept
              && runner.runsIn(kept)
          ? kept
          : null;
    }

    @Override
    public String runner() {
      return engineId;
    }
  }
}
