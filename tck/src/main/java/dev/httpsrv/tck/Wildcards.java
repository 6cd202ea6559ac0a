package dev.httpsrv.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares lines, where {@code …} in what is expected stands for any text. */
final class Wildcards {

  private static final String ANY = "…";

  private Wildcards() {}

  /** Returns whether a text is as expected. */
  static boolean matches(String expected, String actual) {
    String pattern =
        Arrays.stream(expected.split(ANY, -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(pattern, Pattern.DOTALL).matcher(actual).matches();
  }

  /**
   * Checks that lines are as expected.
   *
   * @throws AssertionError if they are not; it shows both as they would stand in a transcript
   */
  static void check(String what, List<String> expected, List<String> actual) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < actual.size(); i++) {
      boolean matches = i < expected.size() && matches(expected.get(i), actual.get(i));
      shown.add(matches ? expected.get(i) : actual.get(i));
    }
    assertThat(String.join("\n", shown)).as(what).isEqualTo(String.join("\n", expected));
  }
}
