package dev.httpsrv.engine.graal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code require} names.
 *
 * @param path the script's or library's name, with dots; null where it would be outside
 * @param file the file that is looked for, without its extension
 */
record ModuleName(@Nullable String path, String file) {

  private static final Pattern EXTENSION = Pattern.compile("\\.m?js$");

  /**
   * Resolves a name.
   *
   * @param name as the script writes it
   * @param from the name of the script
   */
  static ModuleName of(String name, String from) {
    String plain = EXTENSION.matcher(name).replaceFirst("");
    if (!plain.startsWith("./") && !plain.startsWith("../")) {
      return of(plain.replace('/', '.'));
    }
    List<String> steps = new ArrayList<>(List.of(from.split("\\.", -1)));
    steps.removeLast();
    for (String step : plain.split("/", -1)) {
      if (step.equals("..")) {
        if (steps.isEmpty()) {
          return new ModuleName(null, name);
        }
        steps.removeLast();
      } else if (!step.equals(".")) {
        steps.add(step);
      }
    }
    return of(String.join(".", steps));
  }

  private static ModuleName of(String path) {
    return new ModuleName(path, path.replace('.', '/'));
  }
}
