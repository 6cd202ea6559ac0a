package dev.httpsrv.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules, as they stand in {@code RULES.md}.
 *
 * @param groups the groups, in their order
 */
record Rules(List<Group> groups) {

  private static final Pattern GROUP = Pattern.compile("## (\\d+) (.+)");
  private static final Pattern RULE =
      Pattern.compile("\\| (\\d+\\.\\d\\d) \\| (.+) \\| (Momentum|ours) \\|(?: *([^|]*?) *\\|)?");

  /** Copies the groups. */
  Rules {
    groups = List.copyOf(groups);
  }

  /** Reads the rules of this kit. */
  static Rules read() {
    return parse(text());
  }

  /** Returns the document. */
  static String text() {
    try (InputStream in = Rules.class.getResourceAsStream("RULES.md")) {
      if (in == null) {
        throw new IllegalStateException("RULES.md is missing beside " + Rules.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads rules: headings are groups, rows of tables their rules. */
  static Rules parse(String text) {
    List<Group> groups = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher group = GROUP.matcher(line);
      Matcher rule = RULE.matcher(line);
      if (group.matches()) {
        rules = new ArrayList<>();
        groups.add(new Group(group.group(1), group.group(2), rules));
      } else if (rule.matches()) {
        String needs = rule.group(4) == null ? "" : rule.group(4);
        rules.add(
            new Rule(
                rule.group(1),
                rule.group(2).replace("`", ""),
                rule.group(3),
                Needs.parse(needs.replace("`", ""))));
      }
    }
    return new Rules(groups.stream().map(Group::frozen).toList());
  }

  /** Returns all rules, in their order. */
  List<Rule> all() {
    return groups.stream().flatMap(group -> group.rules().stream()).toList();
  }

  /**
   * Rules about one subject.
   *
   * @param number the number, such as {@code 2}
   * @param title what they are about
   * @param rules the rules, in their order
   */
  record Group(String number, String title, List<Rule> rules) {

    private Group frozen() {
      return new Group(number, title, List.copyOf(rules));
    }
  }

  /**
   * One rule.
   *
   * @param number the number, such as {@code 2.03}
   * @param title the rule itself, one sentence
   * @param source where it comes from: Momentum, or ours
   * @param needs the engines that it binds; every one where it is mandatory
   */
  record Rule(String number, String title, String source, Needs needs) {

    /** The order of the document, as long as a group has fewer than a hundred rules. */
    static final Comparator<Rule> BY_NUMBER =
        Comparator.comparingDouble(rule -> Double.parseDouble(rule.number()));

    /** Returns the rule as reports name it, such as {@code 2.03 A route takes …}. */
    String label() {
      return number + " " + title;
    }
  }
}
