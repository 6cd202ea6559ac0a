package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.benchmarks.compare.Choices.Choice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The threads that may run handlers. */
final class ThreadChoices {

  private static final List<String> LANGUAGES = List.of("lua", "js");

  private final Workplace workplace;
  private final Wrk wrk;

  ThreadChoices(Workplace workplace, Wrk wrk) {
    this.workplace = workplace;
    this.wrk = wrk;
  }

  /** Prints a table for each language; returns false if an answer was wrong. */
  boolean measure(int rounds) throws IOException, InterruptedException {
    boolean right = true;
    for (String language : LANGUAGES) {
      List<Choice> choices = new ArrayList<>();
      choices.add(choice(language, "adaptive", "", "--threads", "adaptive"));
      choices.add(
          choice(language, "adaptive, 64 platform threads", "", "--platform-threads", "64"));
      choices.add(choice(language, "fixed", "", "--threads", "fixed"));
      choices.add(
          choice(
              language,
              "fixed, 6 carriers",
              "-Djdk.virtualThreadScheduler.parallelism=6",
              "--threads",
              "fixed"));
      choices.add(choice(language, "lanes", "", "--threads", "lanes"));
      right &= new Choices(wrk).measure("Threads, " + language, choices, rounds);
    }
    return right;
  }

  private Choice choice(String language, String title, String javaOptions, String... arguments)
      throws IOException {
    RunningServer server =
        JavaServers.launched(
            workplace,
            "threads-%s-%s".formatted(language, title.replaceAll("\\W+", "-")),
            javaOptions,
            List.of(arguments),
            "stress." + language);
    return new Choice(title, Loops.hello(language), server, new Loops(server, List.of(language)));
  }
}
