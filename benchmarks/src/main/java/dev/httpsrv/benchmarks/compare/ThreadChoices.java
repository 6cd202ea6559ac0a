package dev.httpsrv.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ways to run handlers beside each other: what a hello costs, and what it takes while four
 * handlers of its language loop.
 */
final class ThreadChoices {

  private static final List<String> LANGUAGES = List.of("lua", "js");
  private static final int SECONDS = 4;
  private static final int LEAD_IN_SECONDS = 2;

  private static final List<Choice> CHOICES =
      List.of(
          new Choice("adaptive", "adaptive", ""),
          new Choice("fixed", "fixed", ""),
          new Choice("fixed, 6 carriers", "fixed", "-Djdk.virtualThreadScheduler.parallelism=6"),
          new Choice("lanes", "lanes", ""));

  private final Workplace workplace;
  private final Wrk wrk;

  ThreadChoices(Workplace workplace, Wrk wrk) {
    this.workplace = workplace;
    this.wrk = wrk;
  }

  private record Choice(String title, String threads, String javaOptions) {}

  private record Contender(
      Choice choice,
      String language,
      RunningServer server,
      Loops loops,
      List<Measurement> hellos,
      Map<String, Latencies> busy) {}

  /** Prints a table; returns false if an answer was wrong. */
  boolean measure(int rounds) throws IOException, InterruptedException {
    System.out.printf(
        "%-8s %-18s %9s %7s %11s %8s | 4 LOOPS: %8s %8s %8s%n",
        "HELLO", "THREADS", "REQ/S", "RATIO", "CPU S/100K", "P99 MS", "P50 MS", "P99 MS", "MAX MS");
    boolean right = true;
    for (String language : LANGUAGES) {
      List<Contender> contenders = new ArrayList<>();
      for (Choice each : CHOICES) {
        contenders.add(start(each, language));
      }
      try {
        measure(contenders, rounds);
      } finally {
        for (Contender each : contenders) {
          each.loops.close();
          each.server.process().destroy();
        }
      }
      Measurement first = Measurement.median(contenders.getFirst().hellos);
      for (Contender each : contenders) {
        right &= print(each, first);
      }
    }
    System.out.println();
    return right;
  }

  private Contender start(Choice choice, String language) throws IOException {
    RunningServer server =
        JavaServers.launched(
            workplace,
            "threads-" + language + "-" + choice.title.replaceAll("\\W+", "-"),
            choice.javaOptions,
            List.of("--threads", choice.threads),
            "stress." + language);
    return new Contender(
        choice,
        language,
        server,
        new Loops(server, List.of(language)),
        new ArrayList<>(),
        new LinkedHashMap<>());
  }

  private void measure(List<Contender> contenders, int rounds)
      throws IOException, InterruptedException {
    for (Contender each : contenders) {
      System.err.printf("Threads: warming up %s, %s%n", each.language, each.choice.title);
      each.loops.warmUp(wrk);
    }
    List<Contender> turn = new ArrayList<>(contenders);
    for (int round = 0; round < rounds; round++) {
      System.err.printf("Threads: round %d of %d%n", round + 1, rounds);
      for (Contender each : turn) {
        Endpoint hello = Loops.hello(each.language);
        wrk.run(each.server, hello, LEAD_IN_SECONDS);
        ProcessFigures before = ProcessFigures.of(each.server.process());
        WrkResult load = wrk.run(each.server, hello, SECONDS);
        each.hellos.add(Measurement.of(load, before, ProcessFigures.of(each.server.process()), 0));
        each.loops.busy(each.busy);
      }
      Collections.rotate(turn, -1);
    }
  }

  private static boolean print(Contender contender, Measurement first) {
    Measurement hello = Measurement.median(contender.hellos);
    Latencies busy = contender.busy.values().iterator().next();
    System.out.printf(
        "%-8s %-18s %9.0f %7.2f %11.2f %8.2f | %17.2f %8.2f %8.2f%n",
        contender.language,
        contender.choice.title,
        hello.requestsPerSecond(),
        hello.requestsPerSecond() / first.requestsPerSecond(),
        hello.cpuSeconds(),
        hello.p99Millis(),
        busy.percentile(0.5),
        busy.percentile(0.99),
        busy.percentile(1));
    return hello.wrong() == 0 && busy.wrong() == 0;
  }
}
