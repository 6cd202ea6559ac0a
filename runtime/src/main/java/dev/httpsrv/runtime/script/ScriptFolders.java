package dev.httpsrv.runtime.script;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.runtime.engine.Engines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The scripts of a configuration, as they are in their files at this moment.
 *
 * <p>A folder stands for all scripts below it, in the order of their names; hidden files and
 * folders, {@code node_modules} and {@code __pycache__} are passed over, and so are files that are
 * no scripts. A file's folder is a script folder too, for {@code require}.
 */
public final class ScriptFolders {

  // Possessive, so that a long name needs no deep stack.
  private static final Pattern MODULE =
      Pattern.compile("[^./\\\\\\x00]++(?:\\.[^./\\\\\\x00]++)*+");

  private static final Set<String> PASSED_OVER = Set.of("node_modules", "__pycache__");

  /** Languages whose files are plainly meant to run, so that nobody wonders why they do not. */
  private static final Map<String, String> WELL_KNOWN =
      Map.of("lua", "lua", "js", "js", "mjs", "js", "py", "python", "rb", "ruby", "r", "r");

  private final Engines engines;
  private final Set<Path> folders = new LinkedHashSet<>();
  private final Map<Path, Script> scripts = new LinkedHashMap<>();
  private final Map<Name, Script> names = new HashMap<>();

  /** What a script is known by, to require among others. */
  private record Name(String language, String name) {}

  private ScriptFolders(Engines engines) {
    this.engines = engines;
  }

  /**
   * Reads the scripts at these files and folders, in their order.
   *
   * @throws ConfigurationException if one is not there, cannot be read, or no engine runs it
   */
  public static ScriptFolders read(List<Path> roots, Engines engines) {
    ScriptFolders found = new ScriptFolders(engines);
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        found.folders.add(root);
        if (found.addAllBelow(root) == 0) {
          throw new ConfigurationException(
              "No scripts in %s. Put files there that end in %s."
                  .formatted(root, found.knownExtensions()));
        }
      } else if (Files.isRegularFile(root)) {
        Path parent = root.getParent();
        Path folder = parent == null ? Path.of("") : parent;
        found.folders.add(folder);
        found.add(folder, root, true);
      } else {
        throw new ConfigurationException(
            "%s is not there. Give a script or a folder of scripts.".formatted(root));
      }
    }
    return found;
  }

  /** Returns the scripts to load, in order. */
  public Collection<Script> scripts() {
    return scripts.values();
  }

  /**
   * Returns the script of this name and language in the script folders, for {@code require}.
   *
   * @throws ConfigurationException if its file cannot be read
   */
  public Optional<Script> find(String name, String language) {
    if (!MODULE.matcher(name).matches()) {
      return Optional.empty();
    }
    for (Path folder : folders) {
      for (String extension : engines.extensionsOf(language)) {
        Path file = folder.resolve(name.replace('.', '/') + "." + extension);
        if (Files.isRegularFile(file)) {
          Script loaded = scripts.get(key(file));
          return Optional.of(loaded != null ? loaded : script(folder, file, language));
        }
      }
    }
    return Optional.empty();
  }

  /** Adds the scripts below a folder; returns how many there are, added before or now. */
  private long addAllBelow(Path root) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return isPassedOver(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (!isPassedOver(file) && Files.isRegularFile(file)) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException reason)
                throws IOException {
              if (isPassedOver(path)) { // as a folder that the server's user may not read
                return FileVisitResult.CONTINUE;
              }
              throw reason;
            }

            private boolean isPassedOver(Path path) {
              String name = String.valueOf(path.getFileName());
              return !path.equals(root) && (name.startsWith(".") || PASSED_OVER.contains(name));
            }
          });
    } catch (IOException e) {
      throw new ConfigurationException("%s cannot be read: %s".formatted(root, e));
    }
    files.stream().sorted().forEach(file -> add(root, file, false));
    return files.stream().filter(file -> scripts.containsKey(key(file))).count();
  }

  private void add(Path folder, Path file, boolean given) {
    String extension = extension(file);
    Optional<String> language = engines.languageOf(extension);
    if (language.isPresent()) {
      if (!scripts.containsKey(key(file))) {
        Script script = script(folder, file, language.get());
        checkName(script);
        scripts.put(key(file), script);
      }
    } else if (WELL_KNOWN.containsKey(extension)) {
      throw new ConfigurationException(file + ": " + engines.noneRuns(WELL_KNOWN.get(extension)));
    } else if (given) {
      throw new ConfigurationException(
          "%s: no engine runs files that end in \"%s\". Scripts end in %s."
              .formatted(file, extension.isEmpty() ? "" : "." + extension, knownExtensions()));
    }
  }

  private void checkName(Script script) {
    Script other = names.putIfAbsent(new Name(script.language(), script.name()), script);
    if (other != null) {
      throw new ConfigurationException(
          "%s and %s are both \"%s\" to require; rename one, or serve the folder above both."
              .formatted(other.file(), script.file(), script.name()));
    }
  }

  private Script script(Path folder, Path file, String language) {
    try {
      checkLinks(file);
      String name =
          folder.toString().isEmpty() ? file.toString() : folder.relativize(file).toString();
      String withoutExtension = name.substring(0, name.length() - extension(file).length() - 1);
      return new Script(
          withoutExtension.replace(file.getFileSystem().getSeparator(), "."),
          file.toString(),
          language,
          Files.readAllBytes(file));
    } catch (IOException | UncheckedIOException e) {
      throw new ConfigurationException("%s cannot be read: %s".formatted(file, e));
    }
  }

  private void checkLinks(Path file) throws IOException {
    if (engines.sandbox() != SandboxPreset.STRICT) {
      return;
    }
    Path real = file.toRealPath();
    for (Path folder : folders) {
      if (real.startsWith(folder.toRealPath())) {
        return;
      }
    }
    throw new ConfigurationException(
        "%s is a link out of the script folders, which --sandbox strict does not follow. Put the script there itself."
            .formatted(file));
  }

  private String knownExtensions() {
    return engines.offers().stream()
        .flatMap(offer -> offer.languages().stream())
        .flatMap(language -> language.extensions().stream())
        .distinct()
        .sorted()
        .map(extension -> "." + extension)
        .collect(Collectors.joining(", "));
  }

  private static Path key(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private static String extension(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1);
  }
}
