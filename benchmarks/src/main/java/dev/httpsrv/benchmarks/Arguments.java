package dev.httpsrv.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The words behind a command, taken from the first to the last. One thread uses it. */
public final class Arguments {

  private final String usage;
  private final List<String> left;

  /**
   * Creates the arguments.
   *
   * @param usage the command with the names of its arguments
   */
  public Arguments(String usage, String... words) {
    this.usage = usage;
    this.left = new ArrayList<>(Arrays.asList(words));
  }

  /**
   * Takes the next word.
   *
   * @param name what the usage calls it
   * @throws CannotBeginException if there is none
   */
  public String word(String name) {
    if (left.isEmpty()) {
      throw missing(name);
    }
    return left.removeFirst();
  }

  /**
   * Takes the next word, if there is one.
   *
   * @param usual what it is if there is none
   */
  public String wordOr(String usual) {
    return left.isEmpty() ? usual : left.removeFirst();
  }

  /**
   * Takes the last word.
   *
   * @param name what the usage calls it
   * @throws CannotBeginException if there is none
   */
  public String lastWord(String name) {
    if (left.isEmpty()) {
      throw missing(name);
    }
    return left.removeLast();
  }

  /**
   * Takes the next word as a number.
   *
   * @param name what the usage calls it
   * @throws CannotBeginException if there is none, or it is no whole number from 1
   */
  public int number(String name) {
    return number(name, word(name));
  }

  /**
   * Takes the next word as a number, if there is one.
   *
   * @param name what the usage calls it
   * @param usual the number if there is none
   * @throws CannotBeginException if it is no whole number from 1
   */
  public int number(String name, int usual) {
    return left.isEmpty() ? usual : number(name);
  }

  /**
   * Returns the number that a word says.
   *
   * @param name what the usage calls it
   * @throws CannotBeginException if it is no whole number from 1
   */
  public int number(String name, String word) {
    return read(name, word, Integer::valueOf, number -> number > 0, "a whole number from 1");
  }

  /**
   * Takes the next word as any whole number, if there is one.
   *
   * @param name what the usage calls it
   * @param usual the number if there is none
   * @throws CannotBeginException if it is no whole number
   */
  public long anyNumber(String name, long usual) {
    return left.isEmpty()
        ? usual
        : read(name, word(name), Long::valueOf, _ -> true, "a whole number");
  }

  /**
   * Takes the next word as seconds, if there is one.
   *
   * @param name what the usage calls it
   * @param usual the seconds if there is none
   * @throws CannotBeginException if it is no number from 0.001 to 3600
   */
  public double seconds(String name, double usual) {
    return left.isEmpty()
        ? usual
        : read(
            name,
            word(name),
            Double::valueOf,
            seconds -> seconds >= 0.001 && seconds <= 3600,
            "seconds from 0.001 to 3600");
  }

  private <T> T read(
      String name, String word, Function<String, T> reader, Predicate<T> fits, String needed) {
    try {
      T value = reader.apply(word);
      if (fits.test(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong("%s needs %s, not %s".formatted(name, needed, word));
  }

  /**
   * Takes all words that are left.
   *
   * @param name what the usage calls one
   * @throws CannotBeginException if there is none
   */
  public List<String> rest(String name) {
    if (left.isEmpty()) {
      throw missing(name);
    }
    return rest();
  }

  /** Takes all words that are left, if any are. */
  public List<String> rest() {
    List<String> words = new ArrayList<>(left);
    left.clear();
    return words;
  }

  /**
   * Checks that words name what there is.
   *
   * @param kind what they name
   * @throws CannotBeginException if one does not
   */
  public void checkKnown(String kind, Collection<String> words, Collection<String> known) {
    for (String word : words) {
      if (!known.contains(word)) {
        throw wrong(
            "There is no %s %s; there are %s".formatted(kind, word, String.join(", ", known)));
      }
    }
  }

  /**
   * Checks that no word is left.
   *
   * @throws CannotBeginException if one is
   */
  public void end() {
    if (!left.isEmpty()) {
      throw wrong("%s is one argument too many".formatted(left.getFirst()));
    }
  }

  private CannotBeginException missing(String name) {
    return wrong(name + " is missing");
  }

  /** Returns that something is wrong, with the usage. */
  public CannotBeginException wrong(String what) {
    return new CannotBeginException(what + ".\nUsage: " + usage);
  }
}
