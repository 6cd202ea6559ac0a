package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.BodyReader;
import java.io.ByteArrayInputStream;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A request's body, read as a whole or as a stream. */
final class RequestBody {

  private final Exchange exchange;
  private final BooleanSupplier ended;
  private byte @Nullable [] whole;
  private boolean streamed;

  RequestBody(Exchange exchange, BooleanSupplier ended) {
    this.exchange = exchange;
    this.ended = ended;
  }

  /**
   * Returns the whole body.
   *
   * @param function the function that a script called, for the message
   */
  byte[] whole(String function) {
    byte[] known = whole;
    if (known != null) {
      return known;
    }
    if (streamed) {
      throw new IllegalStateException(
          function + ": a reader from request_data_get reads the body; read all of it there");
    }
    byte[] bytes = exchange.body();
    whole = bytes;
    return bytes;
  }

  /** Returns a reader of the body, from its beginning. */
  BodyReader reader() {
    byte[] known = whole;
    if (known != null) {
      return new StreamReader(new ByteArrayInputStream(known), ended);
    }
    if (streamed) {
      throw new IllegalStateException(
          "request_data_get: a reader reads the body already; use that one");
    }
    streamed = true;
    return new StreamReader(exchange.bodyStream(), ended);
  }
}
