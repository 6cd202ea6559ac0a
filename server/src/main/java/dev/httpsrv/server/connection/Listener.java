package dev.httpsrv.server.connection;

import io.helidon.webserver.ListenerConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens, and lets Helidon's protocols serve each connection in a thread of its own, as Helidon's
 * configuration says. It takes the place of Helidon's own listener, which ends for good when one
 * connection cannot be accepted, loses requests when it stops, and leaves out the settings of TLS.
 * Any thread may use it.
 */
public final class Listener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  /** How long it waits when a connection cannot be accepted, before it tries again. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final ListenerConfig config;
  private final OpenConnections connections;
  private final ServerSocketChannel channel;
  private final Selector selector;
  private final ListenerScope scope;
  private final WatchedConnections protocols;
  private final @Nullable Securing securing;
  private final Thread thread;
  private final int port;
  private volatile boolean ending;
  private volatile long accepted;
  private boolean troubled;

  private Listener(
      ListenerConfig config,
      WatchedConnections protocols,
      @Nullable Securing securing,
      ConnectionThreads threads,
      ServerSocketChannel channel,
      Selector selector)
      throws IOException {
    this.config = config;
    this.protocols = protocols;
    this.securing = securing;
    this.channel = channel;
    this.selector = selector;
    this.scope = new ListenerScope(config);
    this.connections = new OpenConnections(threads);
    this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    this.thread = Thread.ofPlatform().name("httpsrv-listener").unstarted(this::listen);
  }

  /**
   * Starts to listen.
   *
   * @param config where
   * @param protocols serves each connection, whatever is spoken there
   * @param securing makes connections secure; null where they stay plain
   * @param platformThreads how many connections are served by platform threads at a time, all
   *     others by virtual ones
   * @throws IOException if the address cannot be listened on
   */
  public static Listener start(
      ListenerConfig config,
      WatchedConnections protocols,
      @Nullable Securing securing,
      int platformThreads)
      throws IOException {
    ConnectionThreads threads = new ConnectionThreads(platformThreads);
    ServerSocketChannel channel = ServerSocketChannel.open();
    Selector selector = null;
    try {
      config.configureSocket(channel);
      channel.bind(new InetSocketAddress(config.address(), config.port()), config.backlog());
      channel.configureBlocking(false);
      selector = Selector.open();
      channel.register(selector, SelectionKey.OP_ACCEPT);
      Listener listener = new Listener(config, protocols, securing, threads, channel, selector);
      listener.scope.router().beforeStart();
      listener.thread.start();
      return listener;
    } catch (IOException | RuntimeException e) {
      channel.close();
      if (selector != null) {
        selector.close();
      }
      throw e;
    }
  }

  /** Returns the port that it listens on. */
  public int port() {
    return port;
  }

  /** Returns how many connections were accepted until now. */
  public long acceptedConnections() {
    return accepted;
  }

  /** Returns how many connections are open. */
  public int openConnections() {
    return connections.size();
  }

  /**
   * Accepts who has connected by now and nobody else, and waits for the connections to end: those
   * that wait for a request are ended when none comes; any other has its answer, which is to be its
   * last, see {@link ServerStage#isDraining}.
   *
   * @param patience how long all may take
   * @param quiet how long a connection that is kept alive may wait for a request
   * @return whether all have ended in time
   */
  public boolean drain(Duration patience, Duration quiet) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    ending = true;
    selector.wakeup();
    connections.drain(quiet);
    thread.join(patience);
    return connections.awaitNone(deadline - System.nanoTime());
  }

  /** Ends the connections that are left, whatever they do, and stops to listen. */
  @Override
  public void close() {
    ending = true;
    try {
      selector.close();
      channel.close();
    } catch (IOException e) {
      LOG.debug("The listener cannot be closed", e);
    }
    connections.close();
    scope.close();
    scope.router().afterStop();
  }

  private void listen() {
    while (!ending) {
      try {
        selector.select();
        selector.selectedKeys().clear();
        boolean more = true;
        while (more) {
          more = acceptOne();
        }
        calm();
      } catch (ClosedSelectorException e) {
        return;
      } catch (Throwable e) { // as when memory or files run out; others want to connect later
        pause(e);
      }
    }
    lastLook();
  }

  /** Who has connected is accepted; who connects from now on is refused. */
  private void lastLook() {
    try (selector;
        channel) { // which is closed first; the system closes it with the selector
      boolean more = true;
      // If many connect all the time, some of them are left.
      for (int i = config.backlog(); more && i > 0; i--) {
        more = acceptOne();
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("The listener ends", e);
    }
  }

  private boolean acceptOne() throws IOException {
    SocketChannel client = hasRoom() ? channel.accept() : null;
    if (client == null) {
      return false;
    }
    serve(client);
    return true;
  }

  private boolean hasRoom() {
    int most = config.maxTcpConnections();
    while (most >= 0 && connections.size() >= most) {
      if (ending) {
        return false;
      }
      LockSupport.parkNanos(this, PAUSE_NANOS);
    }
    return true;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // of one thread
  private void serve(SocketChannel client) throws IOException {
    boolean served = false;
    try {
      config.connectionOptions().configureSocket(client);
      connections.start(new AcceptedConnection(client, scope, protocols, securing, connections));
      served = true;
      accepted++; // by this thread alone
    } finally {
      if (!served) {
        client.close();
      }
    }
  }

  private void pause(Throwable trouble) {
    if (!channel.isOpen()) {
      ending = true;
      return;
    }
    if (!troubled) {
      troubled = true;
      try {
        LOG.error("No connection can be accepted: {}; it goes on trying", trouble.toString());
      } catch (Throwable _) { // there may be no memory to say so
      }
    }
    LockSupport.parkNanos(this, PAUSE_NANOS);
  }

  private void calm() {
    if (troubled) {
      LOG.info("Connections are accepted again");
      troubled = false;
    }
  }
}
