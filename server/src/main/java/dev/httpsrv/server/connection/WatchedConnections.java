package dev.httpsrv.server.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http2.Http2Config;
import io.helidon.webserver.http2.Http2Upgrader;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/**
 * Helidon's HTTP/1.1, where a handler can look whether its client is still there. Any thread may
 * use it.
 */
public final class WatchedConnections implements ServerConnectionSelector {

  private final ServerConnectionSelector http1;

  private final ConnectionsByThread open = new ConnectionsByThread();

  // Helidon serves an HTTP/1.1 connection in one virtual thread, from its selector to its handlers.
  private final ThreadLocal<ReadAhead> ofThisThread = new ThreadLocal<>();

  /** Creates the selector with Helidon's own settings, for a server that has not started. */
  public WatchedConnections() {
    this(Http1Config.create());
  }

  /**
   * Creates the selector, for a server that has not started.
   *
   * @param config takes the place of the server's own settings for HTTP/1.1
   */
  public WatchedConnections(Http1Config config) {
    http1 =
        Http1ConnectionSelector.builder()
            .config(config)
            .putUpgrader("h2c", new UpgradeToHttp2(Http2Upgrader.create(Http2Config.create())))
            .build();
  }

  /**
   * Returns whether the client of this thread's connection has closed it, or its half of it, as far
   * as is known. False where the connection is not one of these.
   *
   * <p>To know it later, this begins to read in the background what the client sends next, and
   * keeps it for the connection; so ask again. A client that has sent more than 64 KiB ahead is not
   * read further, and taken to be there.
   */
  public boolean hasClientGone() {
    ReadAhead input = ofThisThread.get();
    return input != null && input.hasClientGone();
  }

  /** Notes that a response, which is sent in pieces, has begun on this thread, or has ended. */
  public void hasBegun(boolean begun) {
    open.hasBegun(begun);
  }

  /**
   * Answers in the place of a thread that never comes back from a script, and closes its
   * connection; whatever that thread was to send, it sends no more. Does nothing where the thread
   * serves none of these connections, as with HTTP/2.
   *
   * @param response all of the response, as it is sent
   */
  public void answer(Thread thread, byte[] response) {
    open.answer(thread, response);
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    ReadAhead input =
        new ReadAhead(
            new SocketBytes(context.dataReader(), context.serverSocket()),
            task -> Thread.ofVirtual().name("httpsrv-watch").start(task));
    ofThisThread.set(input);
    open.add(context.serverSocket());
    return http1.connection(new WatchedContext(context, input));
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
