package dev.httpsrv.tck;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files {@code target/kit/ENGINE-LANGUAGE.tsv} of a module: a line for each rule. */
final class VerdictFiles {

  private static final Path FOLDER = Path.of("target", "kit");
  private static final String ENDING = ".tsv";
  private static final Set<String> PASSED_OVER = Set.of("src", "node_modules");

  private VerdictFiles() {}

  /** Returns the file of an engine's language, in the module whose tests run. */
  static Path file(String engine, String language) {
    return Path.of(System.getProperty("basedir", ""))
        .resolve(FOLDER)
        .resolve(engine + "-" + language + ENDING);
  }

  /** Writes what came of the rules. */
  static void write(Path file, Verdicts verdicts) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
    Files.write(file, verdicts.lines());
  }

  /** Returns what all files below a folder say: by engine and language, then by rule. */
  static SortedMap<String, Map<String, Verdict>> below(Path folder) throws IOException {
    SortedMap<String, Map<String, Verdict>> found = new TreeMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            String name = String.valueOf(visited.getFileName());
            boolean hidden = name.startsWith(".") && !visited.equals(folder);
            return hidden || PASSED_OVER.contains(name)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = String.valueOf(file.getFileName());
            Path parent = file.getParent();
            if (name.endsWith(ENDING) && parent != null && parent.endsWith(FOLDER)) {
              found.put(name.substring(0, name.length() - ENDING.length()), read(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static Map<String, Verdict> read(Path file) throws IOException {
    Map<String, Verdict> verdicts = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split("\t", -1);
      Verdict verdict = Verdict.of(cells[cells.length - 1]);
      if (verdict != null) {
        verdicts.put(cells[0], verdict);
      }
    }
    return verdicts;
  }
}
