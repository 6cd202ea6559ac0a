package dev.httpsrv.server;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code httpsrv serve} in a process of its own, at a free port. */
final class ServerProcess implements AutoCloseable {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(150);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);
  private static final Pattern IGNORED = Pattern.compile("SigIgn:\\s*([0-9a-f]+)");

  private final Process process;
  private final int port;
  private final File errors;

  private ServerProcess(Process process, int port, File errors) {
    this.process = process;
    this.port = port;
    this.errors = errors;
  }

  /** How a server is started. */
  static final class Start {

    private final Path folder;
    private final List<String> jvm = new ArrayList<>();
    private String shell = "";
    private File output;
    private File errors;

    /** Prepares a start, with a folder for its console and log. */
    Start(Path folder) {
      this.folder = folder;
      this.output = folder.resolve("output").toFile();
      this.errors = folder.resolve("errors").toFile();
    }

    Start jvm(String... options) {
      jvm.addAll(List.of(options));
      return this;
    }

    /** Lets a shell run a command before, such as {@code ulimit}. */
    Start after(String command) {
      shell = command + " && ";
      return this;
    }

    /** Sends what it prints and logs to a file, such as {@code /dev/full}. */
    Start writing(File file) {
      output = file;
      errors = file;
      return this;
    }

    /** Starts it, and waits until somebody can connect. */
    ServerProcess serve(String... arguments) throws IOException {
      ServerProcess server = begin(arguments);
      boolean up = false;
      try {
        server.awaitUp();
        up = true;
      } finally {
        if (!up) {
          server.close();
        }
      }
      return server;
    }

    /** Starts it, and does not wait. */
    ServerProcess begin(String... arguments) throws IOException {
      int port = freePort();
      List<String> command = new ArrayList<>(List.of("bash", "-c", shell + "exec \"$0\" \"$@\""));
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(jvm);
      command.addAll(
          List.of(
              "-XX:TieredStopAtLevel=1",
              "--enable-native-access=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              "-cp",
              System.getProperty("java.class.path"),
              "dev.httpsrv.server.cli.Main",
              "serve",
              "--port",
              Integer.toString(port),
              "--console",
              folder.resolve("console.sock").toString()));
      command.addAll(List.of(arguments));
      return new ServerProcess(
          new ProcessBuilder(command)
              .redirectOutput(Redirect.appendTo(output))
              .redirectError(Redirect.appendTo(errors))
              .start(),
          port,
          errors);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** Waits until somebody can connect. */
  void awaitUp() throws IOException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IOException("the server did not start: " + log(), e);
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
  }

  int port() {
    return port;
  }

  long id() {
    return process.pid();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /** Returns what it has logged. */
  String log() throws IOException {
    return errors.isFile() ? Files.readString(errors.toPath()) : "";
  }

  /** Waits until it has logged something that a pattern finds, and returns that. */
  String awaitLog(String pattern) throws IOException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    Pattern wanted = Pattern.compile(pattern);
    while (System.nanoTime() < deadline) {
      Matcher found = wanted.matcher(log());
      if (found.find()) {
        return found.group();
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    throw new IOException("it does not log " + pattern + ", but " + log());
  }

  /** Sends a signal, by its name; skips the test where who started it has all ignore it. */
  void signal(String name) throws IOException, InterruptedException {
    assumeFalse(
        isIgnored(Objects.requireNonNull(SIGNALS.get(name))),
        "SIG" + name + " is ignored here, as nohup and & have it");
    new ProcessBuilder("kill", "-" + name, Long.toString(id())).start().waitFor();
  }

  /** Returns whether this process, and so each that it starts, was started to ignore a signal. */
  private static boolean isIgnored(int number) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    Matcher ignored = IGNORED.matcher(Files.readString(status));
    return ignored.find()
        && (Long.parseUnsignedLong(ignored.group(1), 16) >> (number - 1) & 1) != 0;
  }

  /** Waits for its end; returns its status, -1 if it does not end. */
  int awaitEnd(int seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
