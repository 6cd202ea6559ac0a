package dev.httpsrv.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
   * Parses the words of a command line.
   *
   * @throws IllegalArgumentException with a message for a person, if they are none
   */
  static Options parse(String... words) {
    String form = words.length > 0 && !words[0].startsWith("--") ? words[0] : "full";
    Options options =
        switch (form) {
          case "smoke" -> new Options(form, Systems.names(), Endpoint.all(), 1, 1, 1, null);
          case "full" -> new Options(form, Systems.names(), Endpoint.all(), 5, 10, 5, null);
          default -> throw new IllegalArgumentException("The form is smoke or full, not " + form);
        };
    for (int i = words.length > 0 && words[0].equals(form) ? 1 : 0; i < words.length; i += 2) {
      if (i + 1 == words.length) {
        throw new IllegalArgumentException(words[i] + " needs a value");
      }
      options = options.with(words[i], words[i + 1]);
    }
    return options;
  }

  /** Returns the length of the load right before each measurement. */
  int leadInSeconds() {
    return Math.min(2, seconds);
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--systems" ->
          new Options(
              form, chosen(value, Systems.names()), endpoints, rounds, warmUpSeconds, seconds, out);
      case "--endpoints" -> {
        List<String> names = Endpoint.all().stream().map(Endpoint::name).toList();
        Set<String> chosen = chosen(value, names);
        List<Endpoint> some = new ArrayList<>(Endpoint.all());
        some.removeIf(each -> !chosen.contains(each.name()));
        yield new Options(form, systems, some, rounds, warmUpSeconds, seconds, out);
      }
      case "--rounds" ->
          new Options(form, systems, endpoints, number(name, value), warmUpSeconds, seconds, out);
      case "--warm-up" ->
          new Options(form, systems, endpoints, rounds, number(name, value), seconds, out);
      case "--seconds" ->
          new Options(form, systems, endpoints, rounds, warmUpSeconds, number(name, value), out);
      case "--out" ->
          new Options(form, systems, endpoints, rounds, warmUpSeconds, seconds, Path.of(value));
      default -> throw new IllegalArgumentException("There is no option " + name);
    };
  }

  private static Set<String> chosen(String value, Collection<String> known) {
    Set<String> names = new LinkedHashSet<>(Arrays.asList(value.split(",", -1)));
    for (String name : names) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "There is no %s; there are %s".formatted(name, String.join(", ", known)));
      }
    }
    return names;
  }

  private static int number(String name, String value) {
    try {
      int number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(name + " needs a number from 1, not " + value);
  }
}
