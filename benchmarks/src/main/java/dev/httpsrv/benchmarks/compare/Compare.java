package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.benchmarks.Arguments;
import dev.httpsrv.benchmarks.CannotBeginException;
import dev.httpsrv.benchmarks.Command;
import dev.httpsrv.benchmarks.compare.ServerSystem.NotFoundException;
import java.io.IOException;
import java.util.List;

/** Compares httpsrv with other servers that this machine has. */
public final class Compare {

  private Compare() {}

  /** Runs the comparison; exits with 1 if an answer was wrong, with 2 if it cannot begin. */
  public static void main(String[] words) throws Exception {
    Command.main(Options.USAGE, words, given -> run(given, String.join(" ", words)));
  }

  private static boolean run(Arguments given, String words)
      throws IOException, InterruptedException {
    Options options = Options.parse(given);
    Tool wrk;
    try {
      wrk = Tool.find("wrk", "wrk");
    } catch (NotFoundException e) {
      throw new CannotBeginException("The load is made by wrk, and there is " + e.getMessage());
    }
    try (Workplace workplace = Workplace.open()) {
      return compare(options, wrk, workplace, words);
    }
  }

  private static boolean compare(Options options, Tool wrk, Workplace workplace, String words)
      throws IOException, InterruptedException {
    Competition competition = new Competition(options, new Wrk(workplace, wrk));
    competition.prepare(workplace, Systems.find(options.systems()));
    HostTime begin = HostTime.now();
    Results results = competition.run();
    Report report =
        new Report(
            ("benchmarks/compare " + words).strip(),
            options,
            wrk.line("wrk", "-v").orElse("wrk").replaceFirst(" \\[.*", ""),
            competition.systems(),
            results,
            HostTime.stolenSince(begin));
    System.out.print(report.plain());
    if (options.out() != null) {
      report.write(options.out());
      Plots.write(options.out(), results);
    }
    return results.endpoints().stream()
        .map(results::rows)
        .flatMap(List::stream)
        .allMatch(row -> row.median().wrong() == 0);
  }
}
