package dev.httpsrv.runtime.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.BodyReader;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StreamingTest {

  private final TestExchange exchange = new TestExchange(Map.of(), bytes("hello"));
  private final ExchangeSession session = new ExchangeSession(exchange, new SuspendedSessions());

  @Test
  void aReaderGivesTheBodyInPiecesAndThenNothing() {
    BodyReader reader = session.requestReader();
    assertThat(reader.read(2)).isEqualTo(bytes("he"));
    assertThat(reader.read(null)).isEqualTo(bytes("llo"));
    assertThat(reader.read(null)).isNull();
    assertThatThrownBy(() -> reader.read(0)).hasMessageContaining("ask for 1 or more");
  }

  @Test
  void aBodyIsReadAsAWholeOrByAReader() {
    BodyReader first = new ExchangeSession(exchange, new SuspendedSessions()).requestReader();
    assertThat(first.read(null)).isNotNull();
    session.requestReader();
    assertThatThrownBy(session::requestBytes)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("request_data_get_bytes: a reader");
    assertThatThrownBy(session::requestReader).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aReaderOfABodyThatWasReadStartsAtItsBeginning() {
    assertThat(session.requestBytes()).isEqualTo(bytes("hello"));
    assertThat(session.requestReader().read(null)).isEqualTo(bytes("hello"));
    assertThat(session.requestReader().read(null)).isEqualTo(bytes("hello"));
  }

  @Test
  void afterAnAttemptToReadAllOfItThatFailedNoReaderBeginsInItsMiddle() {
    var broken = new ExchangeSession(new TestExchange(Map.of(), null), new SuspendedSessions());
    assertThatThrownBy(broken::requestBytes).isInstanceOf(ClientFailure.class);
    assertThatThrownBy(broken::requestReader)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("request_data_get: the body could not be read as a whole");
  }

  @Test
  void aWholeBodyReplacesTheReaderThatWasToBeStreamed() {
    session.stream(session.requestReader(), null);
    session.responseStatus(400, bytes("bad"), "text/plain");
    session.complete();
    assertThat(session.response().delivery()).isEqualTo(Response.Delivery.WHOLE);
    assertThat(session.response().body()).isEqualTo(bytes("bad"));
  }

  @Test
  void flushingSendsWhatIsPendingAndFixesTheHead() {
    session.append(bytes("a"));
    session.flush(null);
    assertThat(exchange.received()).isEqualTo(bytes("a"));
    session.append(bytes("b"));
    assertThat(exchange.received()).isEqualTo(bytes("a"));
    assertThatThrownBy(() -> session.status(404, null)).hasMessageContaining("has begun");
    assertThatThrownBy(() -> session.responseHeader("x", "y")).hasMessageContaining("has begun");
    assertThatThrownBy(() -> session.body(bytes("x"))).hasMessageContaining("has begun");
    session.complete();
    assertThat(exchange.received()).isEqualTo(bytes("ab"));
    assertThat(exchange.hasEnded()).isTrue();
    assertThat(session.response().delivery()).isEqualTo(Response.Delivery.STREAMED);
  }

  @Test
  void muchThatIsAppendedAfterAFlushIsSentAtOnce() {
    session.flush(null);
    session.append(new byte[70_000]);
    assertThat(exchange.received()).hasSize(70_000);
  }

  @Test
  void afterTheLastFlushNothingIsAppended() {
    session.flush(true);
    assertThat(exchange.hasEnded()).isTrue();
    assertThatThrownBy(() -> session.append(bytes("x"))).hasMessageContaining("nothing more comes");
    session.complete();
    assertThat(session.response().delivery()).isEqualTo(Response.Delivery.STREAMED);
  }

  @Test
  void aReaderStreamsTheRestWhenTheHandlerHasReturned() {
    session.append(bytes("> "));
    session.stream(session.requestReader(), null);
    assertThat(exchange.received()).isEmpty();
    assertThatThrownBy(() -> session.append(bytes("x"))).hasMessageContaining("response_io");
    session.complete();
    assertThat(exchange.received()).isEqualTo(bytes("> hello"));
  }

  @Test
  void aReaderThatStreamsAtOnceLetsMoreFollow() {
    session.stream(session.requestReader(), true);
    session.append(bytes("!"));
    session.complete();
    assertThat(exchange.received()).isEqualTo(bytes("hello!"));
  }

  @Test
  void aClientThatHasGoneIsAnErrorAndBreaksTheResponse() {
    session.flush(null);
    exchange.leave();
    session.append(bytes("x"));
    assertThatThrownBy(() -> session.flush(null)).hasMessageContaining("the client has gone");
    assertThat(session.response().delivery()).isEqualTo(Response.Delivery.BROKEN);
    assertThatThrownBy(() -> session.flush(null)).hasMessageContaining("the client has gone");
  }

  @Test
  void whenTheRequestHasEndedNothingChangesItsResponse() {
    session.end();
    assertThatThrownBy(() -> session.append(bytes("x"))).hasMessageContaining("has ended");
    assertThatThrownBy(() -> session.status(200, null)).hasMessageContaining("has ended");
    assertThatThrownBy(session::suspend).hasMessageContaining("has ended");
    assertThat(Objects.requireNonNull(session.event())).isNotEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
