package dev.httpsrv.stubs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Writes the stubs: {@code Stubs FOLDER SOURCES...}. */
public final class Stubs {

  static final String NOTE = "Written by stubs/generate from the Java definition. Do not edit.";

  private Stubs() {}

  /**
   * Writes the stubs of the libraries in some source folders.
   *
   * @param arguments the folder to write to, then the source folders and files
   * @throws IOException if a stub cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    List<Path> paths = Arrays.stream(arguments).map(Path::of).toList();
    write(generate(paths.subList(1, paths.size())), paths.getFirst());
  }

  /** Returns the text of each file, by its path in the folder of stubs. */
  static SequencedMap<String, String> generate(List<Path> sources) {
    Definition definition = DefinitionReader.read(sources);
    SequencedMap<String, String> files = new TreeMap<>();
    files.putAll(LuaStub.files(definition));
    files.putAll(LuacheckStub.files(definition));
    files.putAll(TypeScriptStub.files(definition));
    files.putAll(PythonStub.files(definition));
    return files;
  }

  static void write(SequencedMap<String, String> files, Path folder) throws IOException {
    for (var file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /** Returns a comment in which nothing is called as a language calls it. */
  static String nothing(String comment, String word) {
    return comment.replaceAll("(?<!`)\\bnull\\b(?!`)", word);
  }

  /** Returns a name for what a function is called with: a session is a {@code session}. */
  static String variable(Shape shape) {
    String name = shape.name().isEmpty() ? "value" : shape.name();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
