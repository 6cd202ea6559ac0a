package dev.httpsrv.runtime.exchange;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Sends a response in pieces, once it has begun. */
final class ResponseStream {

  /** How much is kept between two flushes before it is sent all the same. */
  private static final int MOST_PENDING = 65_536;

  private final Exchange exchange;
  private final Response response;
  private final Runnable tooLarge;
  private long room;
  private @Nullable OutputStream out;
  private boolean ended;

  /**
   * Creates the stream.
   *
   * @param room how many bytes may be sent
   * @param tooLarge throws when there are more
   */
  ResponseStream(Exchange exchange, Response response, long room, Runnable tooLarge) {
    this.exchange = exchange;
    this.response = response;
    this.room = room;
    this.tooLarge = tooLarge;
  }

  boolean hasEnded() {
    return ended;
  }

  /** Sends what grew too large to be kept. */
  void sendSurplus() {
    if (response.pending() >= MOST_PENDING) {
      send(false);
    }
  }

  /** Sends the head, if it was not sent, and what is pending. */
  void send(boolean last) {
    attempt(
        () -> {
          OutputStream body = begin();
          write(body);
          if (last) {
            ended = true;
            body.close();
          } else {
            body.flush();
          }
        });
  }

  /** Sends what is pending, and all that is left in a reader. */
  void send(StreamReader in) {
    in.checkNotEnded(); // before the head is sent, which an error could not change any more
    attempt(
        () -> {
          OutputStream body = begin();
          write(body);
          byte[] buffer = new byte[MOST_PENDING];
          for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            write(body, buffer, length);
            if (!in.isReady()) {
              body.flush();
            }
          }
        });
  }

  private OutputStream begin() throws IOException {
    OutputStream body = out;
    if (body == null) {
      response.delivery(Response.Delivery.BROKEN);
      body = exchange.begin(response);
      response.delivery(Response.Delivery.STREAMED);
      out = body;
    }
    return body;
  }

  private void write(OutputStream body) throws IOException {
    byte[] bytes = response.takeBody();
    write(body, bytes, bytes.length);
  }

  private void write(OutputStream body, byte[] bytes, int length) throws IOException {
    if (length > room) {
      tooLarge.run();
    }
    room -= length;
    body.write(bytes, 0, length);
  }

  private void attempt(Step step) {
    if (response.delivery() == Response.Delivery.BROKEN) {
      throw new ClientFailure("the client has gone", null);
    }
    try {
      step.run();
    } catch (IOException e) {
      response.delivery(Response.Delivery.BROKEN);
      throw new ClientFailure("the client has gone", e);
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }
}
