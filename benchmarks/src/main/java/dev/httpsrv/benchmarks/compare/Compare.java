package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.benchmarks.compare.ServerSystem.NotFoundException;
import java.io.IOException;
import java.util.List;

/** Compares httpsrv with other servers that this machine has. */
public final class Compare {

  private Compare() {}

  /** Runs the comparison; exits with 1 if an answer was wrong, with 2 if it cannot begin. */
  public static void main(String[] arguments) throws Exception {
    Options options;
    Tool wrk;
    try {
      options = Options.parse(arguments);
      wrk = Tool.find("wrk", "wrk");
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + Options.USAGE);
      System.exit(2);
      return;
    } catch (NotFoundException e) {
      System.err.println("The load is made by wrk, and there is " + e.getMessage());
      System.exit(2);
      return;
    }
    boolean right;
    try (Workplace workplace = Workplace.open()) {
      right = compare(options, wrk, workplace, String.join(" ", arguments));
    }
    System.exit(right ? 0 : 1);
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
