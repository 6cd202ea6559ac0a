package dev.httpsrv.server.console;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.runtime.console.Console;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the console on a Unix socket, for its owner alone. */
public final class ConsoleServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);

  /**
   * How many clients there may be; the one that has been silent longest makes room for another, who
   * is refused where all of them wait for their commands.
   */
  private static final int MOST_CLIENTS = 16;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final ConsoleSocket socket;
  private final ServerSocketChannel listener;
  private final Console console;
  private final Set<ServedClient> clients = ConcurrentHashMap.newKeySet();

  private ConsoleServer(ConsoleSocket socket, ServerSocketChannel listener, Console console) {
    this.socket = socket;
    this.listener = listener;
    this.console = console;
  }

  /**
   * Checks that a socket can be made.
   *
   * @throws ConfigurationException if the path cannot be used, or another server uses it
   */
  public static void check(Path path) {
    try {
      new ConsoleSocket(path).check();
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /** Returns why a socket cannot be made at this path, now, whoever listens there. */
  public static Optional<String> trouble(Path path) {
    try {
      new ConsoleSocket(path).checkPath();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.ofNullable(unusable(path, e).getMessage());
    }
  }

  private static ConfigurationException unusable(Path path, IOException reason) {
    return new ConfigurationException(
        "The console's socket %s cannot be made: %s. Give another path with --console."
            .formatted(path, reason.getMessage()));
  }

  /**
   * Starts to listen; a socket that another server left behind is replaced.
   *
   * @throws ConfigurationException if the path cannot be used, or another server uses it
   */
  public static ConsoleServer listen(Path path, Console console) {
    ConsoleSocket socket = new ConsoleSocket(path);
    try {
      ConsoleServer server = new ConsoleServer(socket, socket.bind(), console);
      Thread.ofPlatform().daemon().name("httpsrv-console").start(server::accept);
      Thread.ofVirtual().name("httpsrv-console-watch").start(server::watch);
      return server;
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /** Stops to listen, ends the clients' connections, and removes the socket. */
  @Override
  public void close() {
    try {
      listener.close();
      clients.forEach(ServedClient::cut);
      socket.remove();
    } catch (IOException e) {
      LOG.warn("The console's socket {} cannot be removed: {}", socket, e.getMessage());
    }
  }

  private void accept() {
    boolean troubled = false;
    while (listener.isOpen()) {
      try {
        start(listener.accept());
        troubled = false;
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException | RuntimeException | Error e) { // as when files or memory run out
        if (!troubled) {
          LOG.warn("The console cannot take a client: {}; it goes on trying", e.toString());
        }
        troubled = true;
        LockSupport.parkNanos(this, PAUSE_NANOS);
      }
    }
  }

  private void start(SocketChannel channel) throws IOException {
    ServedClient client = null;
    boolean started = false;
    try {
      client = new ServedClient(channel, console);
      ServedClient served = client;
      if (!makeRoom()) {
        served.refuse("%d clients run commands; try again later".formatted(MOST_CLIENTS));
        return;
      }
      clients.add(served);
      Thread.ofPlatform().daemon().name("httpsrv-console-client").start(() -> serve(served));
      started = true;
    } finally {
      if (!started) {
        channel.close(); // first of all: it is what whoever asks notices
        if (client != null) {
          clients.remove(client);
        }
      }
    }
  }

  private void serve(ServedClient client) {
    try (client) {
      client.serve();
    } finally {
      clients.remove(client);
    }
  }

  /** Returns whether there is room for another client, now. */
  private boolean makeRoom() {
    if (clients.size() < MOST_CLIENTS) {
      return true;
    }
    ServedClient first = null;
    long longest = 0;
    for (ServedClient each : clients) {
      long silence = each.silence();
      if (silence > longest) {
        first = each;
        longest = silence;
      }
    }
    if (first == null) {
      return false;
    }
    LOG.debug("More than {} clients use the console; one that is silent was cut off", MOST_CLIENTS);
    clients.remove(first);
    first.cut();
    return true;
  }

  private void watch() {
    while (listener.isOpen()) {
      try {
        LockSupport.parkNanos(this, PAUSE_NANOS);
        clients.forEach(ServedClient::cutIfItDoesNotRead);
      } catch (RuntimeException | Error e) { // as in accept
        LOG.debug("The console's clients cannot be watched", e);
      }
    }
  }
}
