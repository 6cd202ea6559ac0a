package dev.httpsrv.server.wire;

import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import io.helidon.http.Status;

/** Why a request is not read further: Helidon answers it with the status, and closes. */
public final class Refusal {

  static final Status HEADERS_TOO_LARGE = Status.create(431, "Request Header Fields Too Large");

  private Refusal() {}

  /** Returns that a head did not come in time. */
  public static RequestException late() {
    return of(Status.REQUEST_TIMEOUT_408, "the request took too long to come");
  }

  static RequestException malformed(String why) {
    return of(Status.BAD_REQUEST_400, why);
  }

  static RequestException of(Status status, String why) {
    return RequestException.builder()
        .type(EventType.BAD_REQUEST)
        .status(status)
        .setKeepAlive(false)
        .message(why)
        .build();
  }
}
