package dev.httpsrv.server.console;

import dev.httpsrv.runtime.console.CommandResult;
import dev.httpsrv.runtime.console.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of the console. One that does not read what it asked for is cut off: a script's command
 * would hold its interpreter until it does.
 */
final class ServedClient implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ServedClient.class);

  private static final int LONGEST_LINE = 65_536;
  private static final long WRITE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final SocketChannel channel;
  private final Console console;
  private final BufferedReader in;
  private final PrintWriter out;

  /** When it began to be silent; 0 while a command runs. */
  private volatile long silentSince = now();

  /** When it began to be written to; 0 while it is not. */
  private volatile long writingSince;

  ServedClient(SocketChannel channel, Console console) {
    this.channel = channel;
    this.console = console;
    this.in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    this.out = new PrintWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), false);
  }

  /** Runs its commands, until it goes. */
  void serve() {
    try {
      for (String line = line(); line != null; line = line()) {
        silentSince = 0;
        run(line);
        silentSince = now();
      }
    } catch (IOException e) {
      LOG.debug("A console client went away: {}", e.getMessage());
    }
  }

  /** Says why it is not served. */
  void refuse(String reason) {
    print(ConsoleLine.REASON, reason);
    print(ConsoleLine.FAILED);
  }

  /** Returns for how many nanoseconds it has been silent; 0 while a command of its runs. */
  long silence() {
    long since = silentSince;
    return since == 0 ? 0 : System.nanoTime() - since;
  }

  /** Ends its connection if what is written to it has been waiting for too long. */
  void cutIfItDoesNotRead() {
    long since = writingSince;
    if (since != 0 && System.nanoTime() - since > WRITE_NANOS) {
      LOG.warn("A client of the console does not read what it asked for, and was cut off");
      cut();
    }
  }

  /** Ends its connection. */
  void cut() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("A console client cannot be cut off", e);
    }
  }

  @Override
  public void close() {
    cut();
  }

  private void run(String line) {
    if (line.length() >= LONGEST_LINE) {
      print(ConsoleLine.REASON, "a command may have %d characters".formatted(LONGEST_LINE - 1));
      print(ConsoleLine.FAILED);
      return;
    }
    try {
      CommandResult result = console.run(line, text -> print(ConsoleLine.OUTPUT, text));
      if (!result.succeeded()) {
        print(ConsoleLine.REASON, result.reason());
      }
      print(result.succeeded() ? ConsoleLine.OK : ConsoleLine.FAILED);
    } catch (Error e) { // as when there is no memory left; whoever asked is told
      LOG.error("A command failed", e);
      print(ConsoleLine.REASON, "the command failed: " + e);
      print(ConsoleLine.FAILED);
    }
  }

  /** Returns the next line, of {@link #LONGEST_LINE} if it is too long; null at the end. */
  private @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return line.isEmpty() ? null : line.toString();
      }
      if (line.length() < LONGEST_LINE) {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private void print(char kind, String text) {
    text.lines().forEach(line -> print(kind + line));
    if (text.isEmpty()) {
      print(String.valueOf(kind));
    }
  }

  private void print(String line) {
    writingSince = now();
    out.print(line + "\n");
    out.flush();
    writingSince = 0;
  }

  /** Returns the time, which is never 0. */
  private static long now() {
    return System.nanoTime() | 1;
  }
}
