package dev.httpsrv.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a hello takes while handlers loop: four in one language, then four in each at once. */
final class EndlessLoops {

  private static final List<String> LANGUAGES = List.of("lua", "js", "py");

  private final Workplace workplace;
  private final Wrk wrk;

  EndlessLoops(Workplace workplace, Wrk wrk) {
    this.workplace = workplace;
    this.wrk = wrk;
  }

  private record Row(Loops loops, Map<String, Latencies> idle, Map<String, Latencies> busy) {}

  /** Prints a table; returns false if an answer was wrong. */
  boolean measure(int rounds) throws IOException, InterruptedException {
    RunningServer server =
        JavaServers.launched(workplace, "loops", List.of(), "stress.lua", "stress.js", "stress.py");
    Map<String, Row> rows = new LinkedHashMap<>();
    for (String each : LANGUAGES) {
      rows.put("4 in " + each, row(server, List.of(each)));
    }
    rows.put("4 in each", row(server, LANGUAGES));
    boolean right = true;
    try {
      for (Row each : rows.values()) {
        each.loops.warmUp(wrk);
      }
      for (int round = 0; round < rounds; round++) {
        System.err.printf("Loops: round %d of %d%n", round + 1, rounds);
        for (Row each : rows.values()) {
          each.loops.idle(each.idle);
          each.loops.busy(each.busy);
        }
      }
    } finally {
      for (Row each : rows.values()) {
        each.loops.close();
        right &= each.loops.isRight() && !each.loops.endedEarly();
      }
      server.process().destroy();
    }
    return right & print(rows);
  }

  private static Row row(RunningServer server, List<String> languages) {
    return new Row(new Loops(server, languages), new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  private static boolean print(Map<String, Row> rows) {
    System.out.printf(
        "%-12s %-10s %8s %8s %8s %8s %8s%n",
        "LOOPS", "HELLO, MS", "ANSWERS", "P50", "P99", "MAX", "WRONG");
    List<Latencies> all = new ArrayList<>();
    rows.forEach(
        (loops, row) -> {
          row.idle.forEach((language, each) -> print("none", language, each));
          row.busy.forEach((language, each) -> print(loops, language, each));
          all.addAll(row.idle.values());
          all.addAll(row.busy.values());
        });
    System.out.println();
    return all.stream().allMatch(each -> each.wrong() == 0);
  }

  private static void print(String loops, String language, Latencies hellos) {
    System.out.printf(
        "%-12s %-10s %8d %8.2f %8.2f %8.2f %8d%n",
        loops,
        language,
        hellos.millis().size(),
        hellos.percentile(0.5),
        hellos.percentile(0.99),
        hellos.percentile(1),
        hellos.wrong());
  }
}
