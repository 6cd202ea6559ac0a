package dev.httpsrv.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A class with one fuzz test. */
record Target(String className) {

  private static final String SUFFIX = "FuzzTest";
  private static final String CLASS_FILE = ".class";

  /** Returns all targets of this module, by name. */
  static List<Target> all() {
    Path classes = classes();
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith(SUFFIX + CLASS_FILE))
          .map(file -> file.substring(0, file.length() - CLASS_FILE.length()))
          .map(file -> new Target(file.replace('/', '.')))
          .sorted((a, b) -> a.name().compareTo(b.name()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path classes() {
    try {
      return Path.of(Target.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the folder for what the builds of this module make. */
  static Path output() {
    return classes().resolveSibling("fuzz");
  }

  /** Returns what a person calls it. */
  String name() {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    return simple.substring(0, simple.length() - SUFFIX.length());
  }
}
