package dev.httpsrv.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ways to run one server beside each other: what a hello costs and, for some, what it takes while
 * four handlers of its language loop. They take turns, in rounds.
 */
final class Choices {

  private static final int SECONDS = 4;
  private static final int LEAD_IN_SECONDS = 2;
  private static final int WARM_UP_SECONDS = 10;

  private final Wrk wrk;

  Choices(Wrk wrk) {
    this.wrk = wrk;
  }

  /**
   * A server that runs in some way.
   *
   * @param loops makes the loops; null if none are wanted
   */
  record Choice(String title, Endpoint hello, RunningServer server, @Nullable Loops loops) {}

  private record Figures(Choice choice, List<Measurement> hellos, Map<String, Latencies> busy) {}

  /** Prints a table, and ends the servers; returns false if an answer was wrong. */
  boolean measure(String title, List<Choice> choices, int rounds)
      throws IOException, InterruptedException {
    List<Figures> all = new ArrayList<>();
    for (Choice each : choices) {
      all.add(new Figures(each, new ArrayList<>(), new LinkedHashMap<>()));
    }
    try {
      for (Choice each : choices) {
        System.err.printf("%s: warming up %s%n", title, each.title);
        warmUp(each);
      }
      for (int round = 0; round < rounds; round++) {
        System.err.printf("%s: round %d of %d%n", title, round + 1, rounds);
        List<Figures> turn = new ArrayList<>(all);
        Collections.rotate(turn, -round);
        for (Figures each : turn) {
          measure(each);
        }
      }
    } finally {
      for (Choice each : choices) {
        if (each.loops != null) {
          each.loops.close();
        }
        each.server.process().destroy();
      }
    }
    return print(title, all);
  }

  private void warmUp(Choice choice) throws IOException, InterruptedException {
    if (choice.loops == null) {
      wrk.run(choice.server, choice.hello, WARM_UP_SECONDS);
    } else {
      choice.loops.warmUp(wrk);
    }
  }

  private void measure(Figures figures) throws IOException, InterruptedException {
    Choice choice = figures.choice;
    wrk.run(choice.server, choice.hello, LEAD_IN_SECONDS);
    ProcessFigures before = ProcessFigures.of(choice.server.process());
    WrkResult load = wrk.run(choice.server, choice.hello, SECONDS);
    ProcessFigures after = ProcessFigures.of(choice.server.process());
    figures.hellos.add(Measurement.of(load, before, after, 0));
    if (choice.loops != null) {
      choice.loops.busy(figures.busy);
    }
  }

  private static boolean print(String title, List<Figures> all) {
    System.out.printf(
        "%-24s %9s %7s %8s %11s %7s %9s%s%n",
        title,
        "REQ/S",
        "RATIO",
        "P99, MS",
        "CPU S/100K",
        "RATIO",
        "RSS, MIB",
        all.getFirst().choice.loops == null ? "" : "   4 LOOPS: P50      P99      MAX");
    boolean right = true;
    for (Figures each : all) {
      Measurement hello = Measurement.median(each.hellos);
      Measurement ratio = Measurement.median(ratios(each, all.getFirst()));
      System.out.printf(
          "%-24s %9.0f %7.2f %8.2f %11.2f %7.2f %9.0f",
          each.choice.title,
          hello.requestsPerSecond(),
          ratio.requestsPerSecond(),
          hello.p99Millis(),
          hello.cpuSeconds(),
          ratio.cpuSeconds(),
          hello.residentMib());
      for (Latencies busy : each.busy.values()) {
        System.out.printf(
            "  %12.2f %8.2f %8.2f",
            busy.percentile(0.5), busy.percentile(0.99), busy.percentile(1));
        right &= busy.wrong() == 0;
      }
      if (each.choice.loops != null) {
        right &= each.choice.loops.isRight();
        System.out.print(each.choice.loops.endedEarly() ? "  after loops" : "");
      }
      System.out.println();
      right &= hello.wrong() == 0;
    }
    System.out.println();
    return right;
  }

  private static List<Measurement> ratios(Figures figures, Figures first) {
    List<Measurement> ratios = new ArrayList<>();
    for (int i = 0; i < figures.hellos.size(); i++) {
      ratios.add(figures.hellos.get(i).dividedBy(first.hellos.get(i)));
    }
    return ratios;
  }
}
