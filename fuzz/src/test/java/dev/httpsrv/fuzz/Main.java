package dev.httpsrv.fuzz;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Fuzzes targets one after the other: {@code [SECONDS] [TARGET...]}. */
final class Main {

  private static final String ROW = "| %-16s | %12s | %8s | %8s |%n";

  private Main() {}

  /** Prints a table; exits with 1 where a target failed, with 2 where it was called wrongly. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>(List.of(arguments));
    boolean timed = !names.isEmpty() && names.getFirst().matches("[1-9]\\d{0,6}");
    Duration each = Duration.ofSeconds(timed ? Long.parseLong(names.removeFirst()) : 60);
    List<Target> targets = chosen(Set.copyOf(names));
    System.out.printf(ROW, "target", "executions", "seconds", "findings");
    System.out.printf(ROW, "---", "---:", "---:", "---:");
    long executions = 0;
    List<FuzzRun> failed = new ArrayList<>();
    for (Target target : targets) {
      FuzzRun run = FuzzRun.learning(target, each);
      executions += run.executions();
      if (!run.succeeded()) {
        failed.add(run);
      }
      System.out.printf(
          ROW,
          target.name(),
          grouped(run.executions()),
          run.duration().toSeconds(),
          run.succeeded() ? 0 : Math.max(1, run.findings().size()));
    }
    System.out.printf(ROW, "all", grouped(executions), "", failed.size());
    for (FuzzRun run : failed) {
      System.out.printf("%n%s: see %s%n", run.target().name(), run.log());
      run.findings().forEach(file -> System.out.println("  fails at " + file));
    }
    System.exit(failed.isEmpty() ? 0 : 1);
  }

  private static List<Target> chosen(Set<String> names) {
    List<Target> all = Target.all();
    Set<String> known = all.stream().map(Target::name).collect(Collectors.toSet());
    if (!known.containsAll(names)) {
      System.err.printf(
          "fuzz/run: %s: the targets are %s%n",
          names.stream().filter(name -> !known.contains(name)).sorted().toList(),
          all.stream().map(Target::name).collect(Collectors.joining(" ")));
      System.exit(2);
    }
    return all.stream().filter(target -> names.isEmpty() || names.contains(target.name())).toList();
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
