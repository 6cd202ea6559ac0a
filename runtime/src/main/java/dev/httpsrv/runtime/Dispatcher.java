package dev.httpsrv.runtime;

import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.Problem;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.spi.PendingResult;
import dev.httpsrv.runtime.exchange.ClientFailure;
import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.ExchangeSession;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.runtime.generation.Generation;
import dev.httpsrv.runtime.generation.GenerationSettings;
import dev.httpsrv.runtime.generation.GivenUpCall;
import dev.httpsrv.runtime.generation.Target;
import dev.httpsrv.runtime.problem.Problems;
import dev.httpsrv.runtime.route.Route;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request with a generation's routes, whatever becomes of the handler. */
final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final byte[] UNAUTHORIZED =
      "401 Unauthorized\n".getBytes(StandardCharsets.US_ASCII);

  private static final String CHALLENGE = "Basic realm=\"httpsrv\", charset=\"UTF-8\"";

  private final Generation generation;
  private final Exchange exchange;
  private final ExchangeSession session;
  private final GenerationSettings settings;

  private Dispatcher(Generation generation, Exchange exchange, GenerationSettings settings) {
    this.generation = generation;
    this.exchange = exchange;
    this.session = new ExchangeSession(exchange, settings.suspended());
    this.settings = settings;
  }

  /** Returns the response, whose {@link Response#delivery} says what is left to be sent. */
  static Response answer(Generation generation, Exchange exchange, GenerationSettings settings) {
    return new Dispatcher(generation, exchange, settings).answer();
  }

  private Response answer() {
    try {
      Route<Target> route = generation.routes().find(exchange.method(), exchange.path());
      if (isAuthenticated(route)) {
        if (route == null) {
          return unlessBegun(noRoute());
        }
        runHandler(route);
      }
      session.complete();
      return session.response();
    } catch (HttpsrvException e) {
      return unlessBegun(
          isClientsFault(e)
              ? FailureResponses.clientFailed(exchange, Problems.text(e))
              : failure(e));
    } catch (GivenUpCall e) {
      session.response().delivery(Response.Delivery.BROKEN);
      return session.response();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unlessBegun(cutOff("interrupted"));
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      if (isClientsFault(e)) {
        return unlessBegun(FailureResponses.clientFailed(exchange, e.getMessage()));
      }
      return unlessBegun(FailureResponses.failed(exchange, e));
    } finally {
      session.end();
    }
  }

  private boolean isClientsFault(Throwable e) {
    return session.response().delivery() == Response.Delivery.BROKEN || ClientFailure.isIn(e);
  }

  private boolean isAuthenticated(@Nullable Route<Target> route) throws Exception {
    Route<Target> authenticator =
        generation.authenticators().find(exchange.method(), exchange.path());
    if (authenticator == null) {
      return true;
    }
    long most = authenticator.target().limits().body();
    exchange.limitBody(route == null ? most : Math.max(most, route.target().limits().body()));
    Object verdict = run(authenticator);
    session.pass();
    if (verdict instanceof String user && !user.isEmpty()) {
      session.username(user);
      return true;
    }
    Response refusal = session.response();
    if (Boolean.TRUE.equals(verdict)) {
      return true;
    }
    if (!refusal.hasStatus() && refusal.delivery() == Response.Delivery.WHOLE) {
      session.responseStatus(401, UNAUTHORIZED, "text/plain");
      if (!refusal.headers().containsKey("WWW-Authenticate")) {
        session.responseHeader("WWW-Authenticate", CHALLENGE);
      }
    }
    return false;
  }

  private void runHandler(Route<Target> route) throws Exception {
    Target target = route.target();
    exchange.limitBody(target.limits().body());
    target.awaitBody(exchange);
    try {
      Object returned = run(route);
      if (returned != null && session.response().isUntouched()) {
        target.passedOver(returned);
      }
    } finally {
      target.tookBody(session.bodyUse());
    }
  }

  /** Runs a handler until it has answered, over all suspensions; returns what it returned. */
  private @Nullable Object run(Route<Target> route) throws Exception {
    session.route(route, route.target().limits());
    while (true) {
      Object result = route.target().answer(session);
      try {
        if (result instanceof PendingResult pending) {
          if (!session.awaitPending()) {
            return null;
          }
          result = route.target().result(pending.result());
        }
        if (result != HandlerResult.ASYNC) {
          warnIfSuspended(route);
          return result;
        }
        if (!session.awaitResume(settings.longestSuspension())) {
          return null;
        }
      } catch (ScriptRaisedException e) {
        throw e.placed(route.origin());
      }
    }
  }

  private void warnIfSuspended(Route<Target> route) {
    if (session.isSuspended()) {
      LOG.warn(
          "{}",
          new Problem(
              route.origin(),
              "a handler of %s has suspended its session, but did not return ASYNC; the request has ended"
                  .formatted(route.endpoint())));
    }
  }

  private Response noRoute() {
    Set<String> methods = generation.routes().methodsAt(exchange.path());
    return methods.isEmpty() ? Response.plain(404, "404 Not Found") : Response.notAllowed(methods);
  }

  /** A response that has begun can't become another one; its connection is closed instead. */
  private Response unlessBegun(Response failure) {
    Response response = session.response();
    if (response.delivery() == Response.Delivery.WHOLE) {
      return failure;
    }
    response.delivery(Response.Delivery.BROKEN);
    return response;
  }

  private Response failure(HttpsrvException failure) {
    return Thread.currentThread().isInterrupted()
        ? cutOff(Problems.text(failure))
        : FailureResponses.failed(exchange, failure);
  }

  private Response cutOff(String what) {
    return FailureResponses.cutOff(exchange, settings.suspended().isShutDown(), what);
  }
}
