package dev.httpsrv.tck;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an engine must claim for a rule or a case to be about it, and what it must not.
 *
 * @param with the abilities that must be claimed
 * @param without the abilities that must not be claimed
 */
record Needs(Set<Ability> with, Set<Ability> without) {

  /** Whatever is claimed. */
  static final Needs NOTHING = new Needs(Set.of(), Set.of());

  /** Copies what it is given. */
  Needs {
    with = Set.copyOf(with);
    without = Set.copyOf(without);
  }

  /**
   * Reads {@code with NAME}, {@code without NAME}, or nothing.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static Needs parse(String text) {
    return text.isBlank() ? NOTHING : NOTHING.and(text.strip());
  }

  /** Returns whether a line has this form; the names may still be wrong. */
  static boolean isOne(String line) {
    return line.startsWith("with ") || line.startsWith("without ");
  }

  /**
   * Returns these needs, and those of a line.
   *
   * @throws IllegalArgumentException if the line is not understood
   */
  Needs and(String line) {
    Set<Ability> more = EnumSet.noneOf(Ability.class);
    String[] words = line.split(" +");
    for (int i = 1; i < words.length; i++) {
      more.add(Ability.named(words[i]));
    }
    if (!isOne(line) || more.isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + line + "\" is not understood; write \"with\" or \"without\", and an ability");
    }
    return line.startsWith("with ")
        ? new Needs(union(with, more), without)
        : new Needs(with, union(without, more));
  }

  /** Returns whether an engine that claims these abilities is concerned. */
  boolean areMetBy(Set<Ability> claimed) {
    return claimed.containsAll(with) && without.stream().noneMatch(claimed::contains);
  }

  private static Set<Ability> union(Set<Ability> some, Set<Ability> others) {
    Set<Ability> all = EnumSet.copyOf(others);
    all.addAll(some);
    return all;
  }
}
