package dev.httpsrv.server.connection;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.concurrency.limits.LimitAlgorithm;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** How many requests may be answered at a time; further ones do not wait. Allocates nothing. */
final class RequestLimit implements Limit {

  private static final String TYPE = "httpsrv";

  private final int most;
  private final AtomicInteger answering = new AtomicInteger();
  private final Token token = new RequestToken();
  private final Outcome accepted = Outcome.immediateAcceptance(TYPE, TYPE, token);
  private final Outcome rejected = Outcome.immediateRejection(TYPE, TYPE);

  RequestLimit(int most) {
    this.most = most;
  }

  @Override
  public Outcome tryAcquireOutcome(boolean wait) {
    if (answering.incrementAndGet() <= most) {
      return accepted;
    }
    answering.decrementAndGet();
    return rejected;
  }

  @Override
  @Deprecated
  public Optional<Token> tryAcquire(boolean wait) {
    return tryAcquireOutcome(wait) == accepted ? Optional.of(token) : Optional.empty();
  }

  @Override
  @Deprecated
  public Optional<Token> tryAcquire() {
    return tryAcquire(false);
  }

  @Override
  public Limit copy() {
    return new RequestLimit(most);
  }

  @Override
  public String name() {
    return TYPE;
  }

  @Override
  public String type() {
    return TYPE;
  }

  private final class RequestToken implements LimitAlgorithm.Token {

    @Override
    public void dropped() {
      answering.decrementAndGet();
    }

    @Override
    public void ignore() {
      answering.decrementAndGet();
    }

    @Override
    public void success() {
      answering.decrementAndGet();
    }
  }
}
