package dev.httpsrv.server.connection;

import dev.httpsrv.server.wire.ClientSettings;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnection;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Changes a connection from HTTP/1.1 to HTTP/2 where the client asks for it itself: a proxy that
 * passes {@code Upgrade} on without {@code Connection} does not know what follows.
 */
record GuardedUpgrade(Http1Upgrader upgrader) implements Http1Upgrader {

  private static final HeaderName SETTINGS = HeaderNames.create("HTTP2-Settings");
  private static final int SETTING_BYTES = 6;
  private static final int INITIAL_WINDOW_SIZE = 4;
  private static final int MAX_FRAME_SIZE = 5;

  @Override
  public String supportedProtocol() {
    return upgrader.supportedProtocol();
  }

  @Override
  public @Nullable ServerConnection upgrade(
      ConnectionContext context, HttpPrologue prologue, WritableHeaders<?> headers) {
    if (!(context instanceof GuardedContext guarded) || !isAsked(headers)) {
      return null;
    }
    headers.remove(HeaderNames.UPGRADE); // a request of HTTP/2 would be malformed with it
    headers.set(HeaderValues.create(SETTINGS, known(headers.get(SETTINGS).get())));
    return guarded.connection().upgraded(to -> upgrader.upgrade(to, prologue, headers));
  }

  private static boolean isAsked(WritableHeaders<?> headers) {
    return headers.contains(HeaderNames.CONNECTION)
        && headers.containsToken(HeaderValues.create(HeaderNames.CONNECTION, "Upgrade"))
        && headers.contains(SETTINGS)
        && headers.get(SETTINGS).valueCount() == 1
        && isSettings(headers.get(SETTINGS).get());
  }

  private static String known(String settings) {
    byte[] known = ClientSettings.known(Base64.getUrlDecoder().decode(settings));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(known);
  }

  private static boolean isSettings(String text) {
    try {
      ByteBuffer settings = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      boolean right = settings.remaining() % SETTING_BYTES == 0;
      while (right && settings.hasRemaining()) {
        right = isSetting(settings.getShort(), settings.getInt());
      }
      return right;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Returns whether RFC 9113, 6.5.2, allows the value, of 32 bits without a sign. */
  private static boolean isSetting(int name, int value) {
    return switch (name) {
      case INITIAL_WINDOW_SIZE -> value >= 0;
      case MAX_FRAME_SIZE -> value >= 1 << 14 && value < 1 << 24;
      default -> true;
    };
  }
}
