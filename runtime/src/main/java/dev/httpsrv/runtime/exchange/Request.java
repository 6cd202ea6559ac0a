package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.Url;
import org.jspecify.annotations.Nullable;

/** A request as the transport hands it over; one thread uses it. */
public interface Request {

  /** Returns the method. */
  String method();

  /** Returns the path, as {@link dev.httpsrv.runtime.route.RequestPath} makes it. */
  String path();

  /** Returns the URL; called only if the handler asks. */
  Url url();

  /** Returns a header's value, several joined by {@code ", "}; null where it is missing. */
  @Nullable String header(String name);

  /**
   * Returns the whole body, the same array each time; called only if the handler asks.
   *
   * @throws IllegalStateException if it could not be read; the message is for the script
   */
  byte[] body();
}
