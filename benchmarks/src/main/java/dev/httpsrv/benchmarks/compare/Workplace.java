package dev.httpsrv.benchmarks.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A temporary folder and the processes that work in it. Closing ends the processes and deletes the
 * folder; so does the end of this process, by a signal too. Any thread may use it.
 */
final class Workplace implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 15;

  private final Path root;
  private final List<Process> processes = new ArrayList<>();
  private boolean closed;

  private Workplace(Path root) {
    this.root = root;
  }

  static Workplace open() throws IOException {
    Path root = Files.createTempDirectory("httpsrv-compare");
    // Apache's workers run as another user where root starts it.
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    Workplace workplace = new Workplace(root);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(workplace::close));
    return workplace;
  }

  /** Returns a new folder with these resources in it. */
  Path folder(String name, String... resources) throws IOException {
    Path folder = Files.createDirectory(root.resolve(name));
    for (String resource : resources) {
      Files.writeString(folder.resolve(resource), resource(resource));
    }
    return folder;
  }

  /** Writes a resource in which each {@code %(name)} is replaced by its value. */
  static Path fill(Path folder, String resource, Map<String, String> values) throws IOException {
    String text = resource(resource);
    for (Map.Entry<String, String> each : values.entrySet()) {
      text = text.replace("%(" + each.getKey() + ")", each.getValue());
    }
    return Files.writeString(folder.resolve(resource), text);
  }

  /** Starts a process whose standard error goes to a file of the folder. */
  Process start(Path folder, List<String> command) throws IOException {
    return start(
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectError(folder.resolve("stderr.log").toFile()));
  }

  private synchronized Process start(ProcessBuilder builder) throws IOException {
    if (closed) {
      throw new IOException("the comparison has been stopped");
    }
    processes.removeIf(each -> !each.isAlive());
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    List<ProcessHandle> all = new ArrayList<>();
    for (Process each : processes) {
      all.add(each.toHandle());
      each.descendants().forEach(all::add);
    }
    processes.forEach(Process::destroy);
    try {
      for (Process each : processes) {
        each.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
    delete();
  }

  private void delete() {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("Could not delete all of " + root + ": " + e);
    }
  }

  /** Returns the text of a resource beside this class. */
  static String resource(String name) throws IOException {
    try (InputStream in = Workplace.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    }
  }
}
