package dev.httpsrv.stubs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where things are in the checkout, and the scripts that are checked. */
final class Project {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path STUBS = ROOT.resolve("docs/stubs");

  private static final List<Path> SOURCES =
      List.of(
          ROOT.resolve("api/src/main/java"),
          ROOT.resolve("runtime/src/main/java/dev/httpsrv/runtime/library"));

  private Project() {}

  /** Returns the stubs of httpsrv's own libraries. */
  static SequencedMap<String, String> ownStubs() {
    return Stubs.generate(SOURCES);
  }

  /** Writes the stubs of httpsrv's libraries and of the one that the examples' application adds. */
  static void writeExamplesStubs(Path folder) throws IOException {
    Path shop = ROOT.resolve("examples/src/main/java/dev/httpsrv/examples/Shop.java");
    Stubs.write(Stubs.generate(Stream.concat(SOURCES.stream(), Stream.of(shop)).toList()), folder);
  }

  /**
   * Copies the scripts of the examples to {@code examples} in a folder, and this module's right and
   * wrong ones beside them.
   *
   * @return the copies
   */
  static List<Path> copyScripts(String ending, Path folder) throws IOException {
    Path examples = ROOT.resolve("examples");
    TreeMap<Path, Path> copies = new TreeMap<>();
    for (Path script : withEnding(ending, examples)) {
      Path relative = examples.relativize(script);
      if (Stream.of("src", "target", "engine-rhino").noneMatch(relative::startsWith)) {
        copies.put(folder.resolve("examples").resolve(relative.toString()), script);
      }
    }
    for (Path script : withEnding(ending, Path.of("src/test/scripts"))) {
      copies.put(folder.resolve(script.getFileName().toString()), script);
    }
    for (var copy : copies.entrySet()) {
      Files.createDirectories(copy.getKey().getParent());
      Files.copy(copy.getValue(), copy.getKey());
    }
    return List.copyOf(copies.keySet());
  }

  /** Returns the lines of scripts that say of themselves that they are wrong, as name:line. */
  static TreeSet<String> linesMarkedWrong(List<Path> scripts) throws IOException {
    TreeSet<String> marked = new TreeSet<>();
    for (Path script : scripts) {
      List<String> lines = Files.readAllLines(script);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).matches(".*(//|#|--) wrong")) {
          marked.add(script.getFileName() + ":" + (i + 1));
        }
      }
    }
    return marked;
  }

  static List<Path> withEnding(String ending, Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(each -> each.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
