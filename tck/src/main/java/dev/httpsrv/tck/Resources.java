package dev.httpsrv.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads what is on the class path, in a folder or a jar. */
final class Resources {

  private Resources() {}

  /**
   * Returns the files below a folder of the class path, by their path below it, with slashes.
   *
   * @throws IllegalArgumentException if there is no such folder
   */
  static SortedMap<String, byte[]> below(String folder, ClassLoader loader) {
    URL url = loader.getResource(folder);
    if (url == null) {
      throw new IllegalArgumentException(folder + " is not on the class path");
    }
    try {
      if (url.openConnection() instanceof JarURLConnection connection) {
        URI jar = connection.getJarFileURL().toURI();
        try (FileSystem files = FileSystems.newFileSystem(Path.of(jar))) {
          return read(files.getPath(folder));
        }
      }
      return read(Path.of(url.toURI()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(url + " is no place to read from", e);
    }
  }

  private static SortedMap<String, byte[]> read(Path folder) throws IOException {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        contents.put(
            name.replace(file.getFileSystem().getSeparator(), "/"), Files.readAllBytes(file));
      }
    }
    return Collections.unmodifiableSortedMap(contents);
  }
}
