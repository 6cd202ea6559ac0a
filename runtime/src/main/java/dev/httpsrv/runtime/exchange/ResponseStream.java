package dev.httpsrv.runtime.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Sends a response in pieces, once it has begun. */
final class ResponseStream {

  /** How much is kept between two flushes before it is sent all the same. */
  private static final int MOST_PENDING = 65_536;

  private final Exchange exchange;
  private final Response response;
  private @Nullable OutputStream out;
  private boolean ended;

  ResponseStream(Exchange exchange, Response response) {
    this.exchange = exchange;
    this.response = response;
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
          body.write(response.takeBody());
          if (last) {
            ended = true;
            body.close();
          } else {
            body.flush();
          }
        });
  }

  /** Sends what is pending, and all of a stream. */
  void send(InputStream in) {
    attempt(
        () -> {
          OutputStream body = begin();
          body.write(response.takeBody());
          byte[] buffer = new byte[MOST_PENDING];
          for (int length = read(in, buffer); length >= 0; length = read(in, buffer)) {
            body.write(buffer, 0, length);
            if (in.available() == 0) {
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

  private static int read(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new ClientFailure("the request's body could not be read", e);
    }
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
