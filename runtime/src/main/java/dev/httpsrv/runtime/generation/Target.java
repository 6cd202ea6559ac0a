package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.Authenticator;
import dev.httpsrv.api.Handler;
import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.api.spi.PendingResult;
import dev.httpsrv.runtime.exchange.BodyUse;
import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.ExchangeSession;
import dev.httpsrv.runtime.limit.Limits;
import org.jspecify.annotations.Nullable;

/** What answers the requests of a route. */
public sealed interface Target permits ScriptTarget, Target.OfJava, Target.OfJavaAuthenticator {

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

  /** Waits for the body before it runs, where others would wait for its interpreter meanwhile. */
  default void awaitBody(Exchange exchange) {}

  /** Notes how it has taken a body. */
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
  record OfJavaAuthenticator(Authenticator authenticator, Limits limits) implements Target {

    @Override
    public @Nullable Object answer(ExchangeSession session) throws Exception {
      return authenticator.authenticate(session).orElse(null);
    }

    @Override
    public String runner() {
      return "java";
    }
  }
}
