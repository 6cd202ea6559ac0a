package dev.httpsrv.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Handlers of one language that never end by themselves.
 *
 * @param prefix what their paths begin with
 * @param names the rest of their paths
 */
record RunawayForms(String prefix, List<String> names) {

  private static final Pattern FORM = Pattern.compile("(?m)^@?form\\(\"([a-z-]+)\"");

  /** What nothing stops: one long step of GraalVM's or of Java's own numbers. */
  private static final Set<String> GIVEN_UP =
      Set.of("array-holes", "big-power", "big-product", "big-text", "index-of");

  /** Returns what people call it. */
  String name() {
    return prefix.substring(1, prefix.length() - 1);
  }

  /**
   * Returns those that are chosen: by their language, or by it and a name, as {@code lua/sort}; all
   * where nothing is.
   */
  RunawayForms chosen(List<String> parts) {
    return parts.isEmpty() || parts.contains(name())
        ? this
        : new RunawayForms(
            prefix, names.stream().filter(each -> parts.contains(name() + "/" + each)).toList());
  }

  /** Returns whether a word chooses one of these. */
  boolean has(String part) {
    return !chosen(List.of(part)).names().isEmpty();
  }

  /** Returns the names of those that are stopped. */
  List<String> stoppable() {
    return names.stream().filter(name -> !GIVEN_UP.contains(name)).toList();
  }

  /** Writes the scripts to a folder; returns what they register. */
  static List<RunawayForms> write(Path folder) throws IOException {
    List<RunawayForms> all = new ArrayList<>();
    for (String extension : List.of("lua", "js", "py")) {
      String source = Workplace.resource("runaway." + extension);
      Files.writeString(folder.resolve("runaway." + extension), source);
      List<String> names =
          FORM.matcher(source)
              .results()
              .map((MatchResult found) -> found.group(1))
              .filter(name -> !name.equals("hello"))
              .toList();
      all.add(new RunawayForms("/" + extension + "/", names));
      if (extension.equals("lua")) {
        Files.writeString(folder.resolve("interpreted.lua"), interpreted(source));
        all.add(new RunawayForms("/lua-interpreted/", names));
      }
    }
    return all;
  }

  // What load makes runs in LuaJ's interpreter.
  private static String interpreted(String source) {
    return "assert(load([==[\n%s]==], \"@interpreted.lua\"))(\"/lua-interpreted/\")\n"
        .formatted(source);
  }
}
