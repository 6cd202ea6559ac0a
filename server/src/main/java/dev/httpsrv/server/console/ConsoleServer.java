package dev.httpsrv.server.console;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.runtime.console.CommandResult;
import dev.httpsrv.runtime.console.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the console on a Unix socket, for its owner alone. */
public final class ConsoleServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);

  private final Path path;
  private final ServerSocketChannel listener;
  private final Console console;
  private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();

  private ConsoleServer(Path path, ServerSocketChannel listener, Console console) {
    this.path = path;
    this.listener = listener;
    this.console = console;
  }

  /**
   * Starts to listen; a socket that another server left behind is replaced.
   *
   * @throws ConfigurationException if the path cannot be used, or another server uses it
   */
  public static ConsoleServer listen(Path path, Console console) {
    try {
      removeStale(path);
      ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      listener.bind(UnixDomainSocketAddress.of(path));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      ConsoleServer server = new ConsoleServer(path, listener, console);
      Thread.ofPlatform().daemon().name("httpsrv-console").start(server::accept);
      return server;
    } catch (IOException e) {
      throw new ConfigurationException(
          "The console's socket %s cannot be made: %s. Give another path with --console."
              .formatted(path, e.getMessage()));
    }
  }

  /** Stops to listen, ends the clients' connections, and removes the socket. */
  @Override
  public void close() {
    try {
      listener.close();
      for (SocketChannel client : clients) {
        client.close();
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.warn("The console's socket {} cannot be removed: {}", path, e.getMessage());
    }
  }

  private static void removeStale(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (Files.isRegularFile(path) || Files.isDirectory(path)) {
      throw new IOException("a file of that name exists that is no socket");
    }
    if (isListening(path)) {
      throw new ConfigurationException(
          "Another server's console listens on %s. Stop it, or give another path with --console."
              .formatted(path));
    }
    Files.delete(path);
  }

  private static boolean isListening(Path path) throws IOException {
    try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return client.connect(UnixDomainSocketAddress.of(path));
    } catch (ConnectException nobodyListens) {
      return false;
    }
  }

  private void accept() {
    while (listener.isOpen()) {
      try {
        SocketChannel client = listener.accept();
        clients.add(client);
        Thread.ofVirtual().name("httpsrv-console-client").start(() -> serve(client));
      } catch (IOException e) {
        if (listener.isOpen()) {
          LOG.warn("The console cannot take a client: {}", e.getMessage());
        }
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client;
        BufferedReader in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
        PrintWriter out =
            new PrintWriter(Channels.newWriter(client, StandardCharsets.UTF_8), false)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        CommandResult result = console.run(line, text -> print(out, ConsoleLine.OUTPUT, text));
        if (!result.succeeded()) {
          print(out, ConsoleLine.REASON, result.reason());
        }
        out.print((result.succeeded() ? ConsoleLine.OK : ConsoleLine.FAILED) + "\n");
        out.flush();
      }
    } catch (IOException e) {
      LOG.debug("A console client went away: {}", e.getMessage());
    } finally {
      clients.remove(client);
    }
  }

  private static void print(PrintWriter out, char kind, String text) {
    text.lines().forEach(line -> out.print(kind + line + "\n"));
    if (text.isEmpty()) {
      out.print(kind + "\n");
    }
    out.flush();
  }
}
