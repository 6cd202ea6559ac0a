package dev.httpsrv.engine.graal;

import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An {@code import} of what is not there.
 *
 * @param name as the module writes it
 * @param file what the name stands for, below the script folders
 * @param location where the module imports it, null where that is not known
 */
record Import(String name, String file, @Nullable ScriptLocation location) {

  private static final Pattern IMPORTED = Pattern.compile("\\b(?:from|import)\\s*(['\"])(.*?)\\1");

  /** Finds the import of a file in a module's source. */
  static Import of(GraalScript.@Nullable JavaScript importer, String path, String file) {
    if (importer == null) {
      return new Import(file, file, null);
    }
    String source = importer.plain().getCharacters().toString();
    Matcher each = IMPORTED.matcher(source);
    while (each.find()) {
      String name = each.group(2);
      Path meant = name.startsWith(".") ? Path.of(path).resolveSibling(name) : Path.of("/", name);
      if (meant.normalize().equals(Path.of("/", file))) {
        int line = line(source, each.start(1));
        return new Import(name, file, new ScriptLocation(importer.script().file(), line));
      }
    }
    return new Import(file, file, new ScriptLocation(importer.script().file(), 0));
  }

  /** Returns the line in which a module imports something under this name, 0 if it is not known. */
  static int line(GraalScript.JavaScript importer, String name, String imported) {
    String source = importer.plain().getCharacters().toString();
    String from = "\\b%s\\b[^;'\"]*\\bfrom\\s*['\"]%s['\"]";
    Matcher found =
        Pattern.compile(from.formatted(Pattern.quote(imported), Pattern.quote(name)))
            .matcher(source);
    return found.find() ? line(source, found.start()) : 0;
  }

  private static int line(String source, int index) {
    return 1 + (int) source.substring(0, index).chars().filter(each -> each == '\n').count();
  }

  String message() {
    String searched = file.matches(".*\\.m?js") ? file : file + ".js";
    return "Error: Cannot find module '%s': no %s in the script folders".formatted(name, searched);
  }

  List<ScriptFrame> frames() {
    return location == null ? List.of() : List.of(new ScriptFrame("import", location));
  }
}
