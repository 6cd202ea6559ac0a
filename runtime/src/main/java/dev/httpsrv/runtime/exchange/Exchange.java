package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.Url;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A request as the transport hands it over, and the way back to its client; one thread uses it. */
public interface Exchange {

  /** Returns the method. */
  String method();

  /** Returns the path, as {@link dev.httpsrv.runtime.route.RequestPath} makes it. */
  String path();

  /** Returns the URL; called only if the handler asks. */
  Url url();

  /** Returns a header's value, several joined by {@code ", "}; null where it is missing. */
  @Nullable String header(String name);

  /**
   * Returns the whole body, the same array each time; called only if the handler asks, and not
   * after {@link #bodyStream}.
   *
   * @throws ClientFailure if it could not be read
   * @throws IllegalStateException if it is too large; the message is for the script
   */
  byte[] body();

  /**
   * Limits the body, before the handler runs, where the transport's own limit is not less.
   *
   * @param most how many bytes it may have
   * @throws ClientFailure if it is known to have more
   */
  default void limitBody(long most) {}

  /**
   * Waits for the body, before the handler has an interpreter, as far as it may be kept.
   *
   * @param use how the handler is likely to take it
   * @throws ClientFailure if it cannot be read, or is too large
   */
  default void awaitBody(BodyUse use) {}

  /** Returns the body as it arrives; called at most once, and not after {@link #body}. */
  InputStream bodyStream();

  /** Leaves the body alone when the request ends: another thread reads it still. */
  default void leaveBody() {}

  /** Returns the client's address and port. */
  String peerAddress();

  /** Returns the server's address and port that the client reached. */
  String localAddress();

  /** Returns what names the connection as long as the server runs. */
  String connectionId();

  /** Returns the common name of the client's TLS certificate; null where it showed none. */
  @Nullable String subjectCommonName();

  /**
   * Sends the status and the headers of a response whose body follows in pieces; called at most
   * once.
   *
   * @return takes the body; flushing sends what was written, closing ends the response
   * @throws IOException if the client has gone
   */
  OutputStream begin(Response head) throws IOException;

  /** Returns whether the client has gone, as far as the transport can tell without sending. */
  boolean hasClientGone();
}
