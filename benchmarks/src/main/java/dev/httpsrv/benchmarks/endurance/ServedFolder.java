package dev.httpsrv.benchmarks.endurance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.httpsrv.benchmarks.Announcement;
import dev.httpsrv.server.console.ConsoleClient;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder of scripts, and the process that serves it. Closing ends the process and deletes the
 * folder.
 */
final class ServedFolder implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final Path root;
  private final Path scripts;
  private final Process process;
  private final int port;

  private ServedFolder(Path root, Path scripts, Process process, int port) {
    this.root = root;
    this.scripts = scripts;
    this.process = process;
    this.port = port;
  }

  /**
   * Serves some resources.
   *
   * @param command how httpsrv is started, without its arguments
   */
  static ServedFolder serve(List<String> command, String... resources) throws IOException {
    Path root = Files.createTempDirectory("httpsrv-endurance");
    Path scripts = Files.createDirectory(root.resolve("scripts"));
    for (String each : resources) {
      Files.writeString(scripts.resolve(each), resource(each));
    }
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of("serve", "--port", "0", "--console"));
    words.add(root.resolve("console.sock").toString());
    words.add(scripts.toString());
    File log = root.resolve("log").toFile();
    Process process =
        new ProcessBuilder(words).redirectInput(new File("/dev/null")).redirectError(log).start();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
    try {
      return new ServedFolder(root, scripts, process, Announcement.port(process));
    } catch (IOException e) {
      throw new IOException(e.getMessage() + "\n" + Files.readString(log.toPath()), e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ServedFolder.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    }
  }

  int port() {
    return port;
  }

  long processId() {
    return process.pid();
  }

  /** Writes a script. */
  void write(String name, String source) throws IOException {
    Files.writeString(scripts.resolve(name), source);
  }

  /** Reloads; returns whether that was not refused. */
  boolean reload() throws IOException {
    try (ConsoleClient console = ConsoleClient.connect(root.resolve("console.sock"))) {
      return console.run("config reload", _ -> {}, _ -> {});
    }
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Waits for its end, and returns its status. */
  int awaitEnd() throws InterruptedException, IOException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("the server does not end");
    }
    return process.exitValue();
  }

  /** Returns what it has logged. */
  String log() throws IOException {
    return Files.readString(root.resolve("log"));
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
