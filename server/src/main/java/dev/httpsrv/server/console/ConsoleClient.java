package dev.httpsrv.server.console;

import dev.httpsrv.api.ConfigurationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Sends commands to a server's console. Not for use by several threads. */
public final class ConsoleClient implements AutoCloseable {

  private final SocketChannel channel;
  private final BufferedReader in;
  private final Writer out;

  private ConsoleClient(SocketChannel channel) {
    this.channel = channel;
    this.in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    this.out = Channels.newWriter(channel, StandardCharsets.UTF_8);
  }

  /**
   * Connects to the console of this user's server, or of root's.
   *
   * @throws IOException if no server listens there
   * @throws ConfigurationException if the socket is another user's, who could answer anything
   */
  public static ConsoleClient connect(Path path) throws IOException {
    SocketOwner owner = SocketOwner.of(path);
    if (!owner.isTrusted()) {
      throw new ConfigurationException(
          "The console's socket %s belongs to %s, so nothing was sent to it. Name the socket of your own server with --console."
              .formatted(path, owner.name()));
    }
    return new ConsoleClient(SocketChannel.open(UnixDomainSocketAddress.of(path)));
  }

  /**
   * Connects to the console of a server that was named: root may use anybody's.
   *
   * @throws IOException if no server listens there
   * @throws ConfigurationException if the socket is another user's, and this one is not root
   */
  public static ConsoleClient connectToNamed(Path path) throws IOException {
    return SocketOwner.isUserRoot()
        ? new ConsoleClient(SocketChannel.open(UnixDomainSocketAddress.of(path)))
        : connect(path);
  }

  /**
   * Runs a command.
   *
   * @param line the command, without line breaks
   * @param output takes the lines that it prints, while it runs
   * @param reasons takes the lines that say why it failed
   * @return whether it worked
   * @throws ConfigurationException if the line has a line break
   * @throws IOException if the connection broke, or it is no console that answers
   */
  public boolean run(String line, Consumer<String> output, Consumer<String> reasons)
      throws IOException {
    if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
      throw new ConfigurationException(
          "A command of the console is one line; leave out the line break in %s."
              .formatted(line.strip().replaceAll("[\r\n]+", " ")));
    }
    send(line);
    for (String answer = in.readLine(); answer != null; answer = in.readLine()) {
      switch (answer) {
        case ConsoleLine.OK -> {
          return true;
        }
        case ConsoleLine.FAILED -> {
          return false;
        }
        default -> take(answer, output, reasons);
      }
    }
    throw new IOException("the server ended the connection");
  }

  private void send(String line) throws IOException {
    try {
      out.write(line + "\n");
      out.flush();
    } catch (IOException e) {
      in.mark(1);
      if (in.read() < 0) {
        throw e;
      }
      in.reset(); // a server that takes no more clients says so, and ends the connection
    }
  }

  private static void take(String answer, Consumer<String> output, Consumer<String> reasons)
      throws IOException {
    char kind = answer.isEmpty() ? 0 : answer.charAt(0);
    switch (kind) {
      case ConsoleLine.OUTPUT -> output.accept(answer.substring(1));
      case ConsoleLine.REASON -> reasons.accept(answer.substring(1));
      default -> throw new IOException("what answers there is no console of httpsrv's");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
