package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.benchmarks.Arguments;
import dev.httpsrv.benchmarks.CannotBeginException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param warmUpSeconds load before the rounds, for each system and endpoint
 * @param seconds load that is measured, in each round for each system and endpoint
 * @param out where the Markdown and the plots go; null for nowhere
 */
record Options(
    String form,
    Set<String> systems,
    List<Endpoint> endpoints,
    int rounds,
    int warmUpSeconds,
    int seconds,
    @Nullable Path out) {

  static final String USAGE =
      """
      benchmarks/compare [smoke|full] [--systems a,b] [--endpoints a,b] [--rounds N]
                         [--seconds N] [--warm-up SECONDS] [--out FOLDER]""";

  /**
   * Returns what the arguments say.
   *
   * @throws CannotBeginException if they are wrong
   */
  static Options parse(Arguments given) {
    List<String> words = given.rest();
    String form =
        words.isEmpty() || words.getFirst().startsWith("--") ? "full" : words.removeFirst();
    Options options =
        switch (form) {
          case "smoke" -> new Options(form, Systems.names(), Endpoint.all(), 1, 1, 1, null);
          case "full" -> new Options(form, Systems.names(), Endpoint.all(), 5, 10, 5, null);
          default -> throw given.wrong("The form is smoke or full, not " + form);
        };
    for (int i = 0; i < words.size(); i += 2) {
      if (i + 1 == words.size()) {
        throw given.wrong(words.get(i) + " needs a value");
      }
      options = options.with(given, words.get(i), words.get(i + 1));
    }
    return options;
  }

  /** Returns the length of the load right before each measurement. */
  int leadInSeconds() {
    return Math.min(2, seconds);
  }

  private Options with(Arguments given, String name, String value) {
    return switch (name) {
      case "--systems" -> {
        Set<String> some = names(value);
        given.checkKnown("system", some, Systems.names());
        yield new Options(form, some, endpoints, rounds, warmUpSeconds, seconds, out);
      }
      case "--endpoints" -> {
        Set<String> some = names(value);
        given.checkKnown("endpoint", some, Endpoint.all().stream().map(Endpoint::name).toList());
        List<Endpoint> chosen =
            Endpoint.all().stream().filter(each -> some.contains(each.name())).toList();
        yield new Options(form, systems, chosen, rounds, warmUpSeconds, seconds, out);
      }
      case "--rounds" -> {
        int number = given.number(name, value);
        yield new Options(form, systems, endpoints, number, warmUpSeconds, seconds, out);
      }
      case "--warm-up" -> {
        int number = given.number(name, value);
        yield new Options(form, systems, endpoints, rounds, number, seconds, out);
      }
      case "--seconds" -> {
        int number = given.number(name, value);
        yield new Options(form, systems, endpoints, rounds, warmUpSeconds, number, out);
      }
      case "--out" ->
          new Options(form, systems, endpoints, rounds, warmUpSeconds, seconds, Path.of(value));
      default -> throw given.wrong("There is no option " + name);
    };
  }

  private static Set<String> names(String value) {
    return new LinkedHashSet<>(Arrays.asList(value.split(",", -1)));
  }
}
