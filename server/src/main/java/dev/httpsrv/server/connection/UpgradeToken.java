package dev.httpsrv.server.connection;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.concurrency.limits.LimitAlgorithm.Outcome;
import io.helidon.common.concurrency.limits.LimitAlgorithm.Token;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What lets the request be answered by which a connection changes to HTTP/2: Helidon asks for it
 * with all others. The first request of such a connection is that one.
 */
final class UpgradeToken {

  private final AtomicReference<@Nullable Token> held = new AtomicReference<>();

  /** Returns whether another request may be answered, and this holds a token for it. */
  boolean acquire(Limit limit) {
    if (limit.tryAcquireOutcome(false) instanceof Outcome.Accepted accepted) {
      held.set(accepted.token());
      return true;
    }
    return false;
  }

  /** Runs a request; where it is the first one, the token is given back then. */
  void around(Runnable request) {
    Token token = held.getAndSet(null);
    try {
      request.run();
    } finally {
      giveBack(token);
    }
  }

  /** Gives the token back, if no request has begun. */
  void release() {
    giveBack(held.getAndSet(null));
  }

  private static void giveBack(@Nullable Token token) {
    if (token != null) {
      token.success();
    }
  }
}
