package dev.httpsrv.benchmarks.endurance;

import java.util.Arrays;
import java.util.List;

/**
 * What the command line of a long run says.
 *
 * @param number how often, or for how long
 * @param launcher how httpsrv is started, without its arguments
 */
record Arguments(int number, List<String> launcher) {

  /** Reads {@code [NUMBER] LAUNCHER...}. */
  static Arguments of(String[] words, int usual) {
    boolean counted = words.length > 0 && words[0].matches("\\d+");
    return new Arguments(
        counted ? Integer.parseInt(words[0]) : usual,
        Arrays.asList(words).subList(counted ? 1 : 0, words.length));
  }
}
