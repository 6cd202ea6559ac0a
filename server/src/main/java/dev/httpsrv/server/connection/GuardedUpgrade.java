package dev.httpsrv.server.connection;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnection;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Changes a connection from HTTP/1.1 to HTTP/2 where the client asks for it itself: a proxy that
 * passes {@code Upgrade} on without {@code Connection} does not know what follows.
 */
record GuardedUpgrade(Http1Upgrader upgrader) implements Http1Upgrader {

  private static final HeaderName SETTINGS = HeaderNames.create("HTTP2-Settings");
  private static final int SETTING_BYTES = 6;

  @Override
  public String supportedProtocol() {
    return upgrader.supportedProtocol();
  }

  @Override
  public @Nullable ServerConnection upgrade(
      ConnectionContext context, HttpPrologue prologue, WritableHeaders<?> headers) {
    if (!(context instanceof WatchedContext watched) || !isAsked(headers)) {
      return null;
    }
    headers.remove(HeaderNames.UPGRADE); // a request of HTTP/2 would be malformed with it
    return watched.connection().upgraded(to -> upgrader.upgrade(to, prologue, headers));
  }

  private static boolean isAsked(WritableHeaders<?> headers) {
    return headers.contains(HeaderNames.CONNECTION)
        && headers.containsToken(HeaderValues.create(HeaderNames.CONNECTION, "Upgrade"))
        && headers.contains(SETTINGS)
        && headers.get(SETTINGS).valueCount() == 1
        && isSettings(headers.get(SETTINGS).get());
  }

  private static boolean isSettings(String text) {
    try {
      return Base64.getUrlDecoder().decode(text).length % SETTING_BYTES == 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
