package dev.httpsrv.server.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ProtocolConfigs;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionProvider;
import io.helidon.webserver.http2.Http2Config;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.List;
import java.util.Set;

/**
 * Helidon's HTTP/1.1, where a handler can look whether its client is still there. Any thread may
 * use it.
 */
public final class WatchedConnections implements ServerConnectionSelector {

  private final ServerConnectionSelector http1;

  // Helidon serves an HTTP/1.1 connection in one virtual thread, from its selector to its handlers.
  private final ThreadLocal<WatchedReader> ofThisThread = new ThreadLocal<>();

  /** Creates the selector, to be added to a server before it starts. */
  public WatchedConnections() {
    http1 =
        new Http1ConnectionProvider()
            .create(
                "@default",
                Http1Config.create(),
                ProtocolConfigs.create(List.of(Http2Config.create())));
  }

  /**
   * Returns whether the client of this thread's connection has gone. What it sends meanwhile is
   * kept for the connection to read. False where the connection is not one of these.
   */
  public boolean hasClientGone() {
    WatchedReader reader = ofThisThread.get();
    return reader != null && reader.hasEnded();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    WatchedReader reader = new WatchedReader(context.dataReader());
    ofThisThread.set(reader);
    return http1.connection(new WatchedContext(context, reader));
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http1.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http1.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }
}
