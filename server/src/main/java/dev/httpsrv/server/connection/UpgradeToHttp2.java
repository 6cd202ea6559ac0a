package dev.httpsrv.server.connection;

import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnection;
import org.jspecify.annotations.Nullable;

/** Helidon's upgrade from HTTP/1.1 to HTTP/2, of which the connection is told. */
final class UpgradeToHttp2 implements Http1Upgrader {

  private final Http1Upgrader upgrader;

  UpgradeToHttp2(Http1Upgrader upgrader) {
    this.upgrader = upgrader;
  }

  @Override
  public String supportedProtocol() {
    return upgrader.supportedProtocol();
  }

  @Override
  public @Nullable ServerConnection upgrade(
      ConnectionContext context, HttpPrologue prologue, WritableHeaders<?> headers) {
    if (context instanceof WatchedContext watched
        && watched.context() instanceof ServedConnection served) {
      Http2Farewell writer = served.http2Writer();
      ServerConnection http2 = upgrader.upgrade(context, prologue, headers);
      served.upgraded(http2, writer);
      return http2;
    }
    return upgrader.upgrade(context, prologue, headers);
  }
}
