package dev.httpsrv.runtime.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.Session;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SuspensionTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final SessionInterpreter interpreter = new TestInterpreter();
  private final SuspendedSessions suspended = new SuspendedSessions();
  private final TestExchange exchange = new TestExchange(Map.of(), new byte[0]);
  private final ExchangeSession session = new ExchangeSession(exchange, suspended);

  SuspensionTest() {
    session.runIn(interpreter, "lua-1", null);
  }

  @Test
  void aSuspendedSessionIsFoundByItsEventUntilItIsResumed() throws Exception {
    assertThat(find()).isNull();
    session.suspend();
    assertThat(find()).isNotNull();
    CompletableFuture<Boolean> again =
        CompletableFuture.supplyAsync(() -> session.awaitResume(LONG));
    assertThat(session.resume(0)).isTrue();
    assertThat(again.get()).isTrue();
    assertThat(find()).isNull();
    assertThat(session.resume(0)).isFalse();
  }

  @Test
  void anythingButZeroEndsTheRequest() {
    session.suspend();
    assertThat(session.resume(1)).isTrue();
    assertThat(session.awaitResume(LONG)).isFalse();
  }

  @Test
  void suspendingTwiceIsEbadf() {
    session.suspend();
    assertThatThrownBy(session::suspend).hasMessageContaining("EBADF");
  }

  @Test
  void aSessionThatIsNotSuspendedIsNotAwaited() {
    assertThatThrownBy(() -> session.awaitResume(LONG)).hasMessageContaining("session_suspend");
    assertThat(session.resume(1)).isFalse();
  }

  @Test
  void aSessionThatWaitsTooLongIsAGatewayTimeout() {
    session.suspend();
    assertThat(session.awaitResume(Duration.ofMillis(1))).isFalse();
    assertThat(session.response().status()).isEqualTo(504);
    assertThat(find()).isNull();
  }

  @Test
  void aClientThatGoesAwayEndsTheSuspension() {
    session.suspend();
    exchange.leave();
    assertThat(session.awaitResume(LONG)).isFalse();
    assertThat(session.response().delivery()).isEqualTo(Response.Delivery.BROKEN);
    assertThat(session.resume(0)).isFalse();
    assertThat(find()).isNull();
  }

  @Test
  void theClientIsNotLookedForInTheFirstSecond() {
    AtomicInteger looks = new AtomicInteger();
    Suspension suspension = new Suspension();
    suspension.suspend();
    assertThat(suspension.await(Duration.ofSeconds(1), () -> looks.incrementAndGet() < 0))
        .isEqualTo(Suspension.End.EXPIRED);
    assertThat(looks).hasValue(0);
  }

  @Test
  void anotherInterpreterSeesEverythingButTheValuesThatAreKept() throws Exception {
    session.suspend();
    session.context("kept");
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(() -> session.awaitResume(LONG));
    Session visited = awaitFoundElsewhere();
    visited.append(new byte[] {'x'});
    assertThat(session.response().body()).isEqualTo(new byte[] {'x'});
    assertThatThrownBy(visited::context).hasMessageContaining("belongs to the interpreter");
    assertThatThrownBy(() -> visited.context("other")).hasMessageContaining("belongs to");
    assertThatThrownBy(() -> visited.status(1, null)).isInstanceOf(IllegalArgumentException.class);
    assertThat(visited.resume(1)).isTrue();
    assertThatThrownBy(() -> visited.append(new byte[] {'y'}))
        .hasMessage(
            "response_append: the session is not suspended any more; only its own handler can use"
                + " it");
    assertThat(visited.resume(1)).isFalse();
    assertThat(waiting.get()).isFalse();
  }

  /** Finds it from another interpreter, as soon as somebody waits for its end. */
  private Session awaitFoundElsewhere() {
    Object elsewhere = new Object();
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    Session found = suspended.find(session.event(), elsewhere);
    while (found == null && System.nanoTime() < deadline) {
      found = suspended.find(session.event(), elsewhere);
    }
    return Objects.requireNonNull(found);
  }

  private @org.jspecify.annotations.Nullable Session find() {
    return suspended.find(session.event(), interpreter);
  }
}
