package dev.httpsrv.tck;

import dev.httpsrv.tck.Rules.Group;
import dev.httpsrv.tck.Rules.Rule;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints which engine keeps which rule, from the files {@code target/kit/ENGINE-LANGUAGE.tsv} that
 * {@link EngineContract} leaves.
 */
public final class RulesTable {

  private static final int LONGEST_TITLE = 76; // a line with five engines fits 140 columns

  private final Rules rules;
  private final SortedMap<String, Map<String, Verdict>> engines;

  /**
   * Creates the table.
   *
   * @param engines what came of the rules, by their number, for each engine with its language
   */
  RulesTable(Rules rules, SortedMap<String, Map<String, Verdict>> engines) {
    this.rules = rules;
    this.engines = engines;
  }

  /**
   * Prints the table. The exit status is 1 if an engine broke a rule, or one was not played.
   *
   * @param arguments the folder below which the files are looked for; none for the current one
   * @throws IOException if a file cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length == 0 ? "." : arguments[0]);
    RulesTable table = new RulesTable(Rules.read(), VerdictFiles.below(folder));
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    table.lines().forEach(out::println);
    System.exit(table.isGood() ? 0 : 1);
  }

  /** Returns whether every engine keeps every rule that binds it. */
  boolean isGood() {
    return engines.values().stream().allMatch(found -> numbers(found, "✗?").isEmpty());
  }

  /** Returns the lines to print. */
  List<String> lines() {
    if (engines.isEmpty()) {
      return List.of("No engine has played the kit's rules: there is no target/kit/*.tsv.");
    }
    List<String> lines = new ArrayList<>();
    for (Group group : rules.groups()) {
      lines.add("");
      lines.add(row(group.number() + " " + group.title(), engine -> engine));
      for (Rule rule : group.rules()) {
        lines.add(row(shortened(rule.label()), engine -> centred(engine, rule)));
      }
    }
    lines.add("");
    engines.forEach((engine, found) -> lines.add(engine + ": " + summary(found)));
    return lines;
  }

  private String row(String title, Function<String, String> cell) {
    String cells = engines.keySet().stream().map(cell).collect(Collectors.joining("  "));
    return (title + " ".repeat(LONGEST_TITLE - title.length()) + "  " + cells).stripTrailing();
  }

  private String centred(String engine, Rule rule) {
    int before = (engine.length() - 1) / 2;
    return " ".repeat(before)
        + mark(engines.getOrDefault(engine, Map.of()).get(rule.number()))
        + " ".repeat(engine.length() - 1 - before);
  }

  private String summary(Map<String, Verdict> found) {
    List<String> broken = numbers(found, "✗");
    List<String> missing = numbers(found, "?");
    int lacking = numbers(found, "–").size();
    return "%d rules kept".formatted(numbers(found, "✓").size())
        + (lacking == 0 ? "" : ", %d about what the language does not have (–)".formatted(lacking))
        + (broken.isEmpty() ? "" : ", broken (✗): " + String.join(" ", broken))
        + (missing.isEmpty() ? "" : ", not played (?): " + String.join(" ", missing));
  }

  private List<String> numbers(Map<String, Verdict> found, String marks) {
    return rules.all().stream()
        .map(Rule::number)
        .filter(number -> marks.contains(mark(found.get(number))))
        .toList();
  }

  private static String mark(@Nullable Verdict verdict) {
    return switch (verdict) {
      case null -> "?";
      case PASSED -> "✓";
      case FAILED -> "✗";
      case NOT_CLAIMED -> "–";
    };
  }

  private static String shortened(String label) {
    return label.length() <= LONGEST_TITLE ? label : label.substring(0, LONGEST_TITLE - 1) + "…";
  }
}
