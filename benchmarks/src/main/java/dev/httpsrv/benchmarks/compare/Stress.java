package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.benchmarks.compare.ServerSystem.NotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Measures httpsrv where it is hard: {@code Stress [PART...] [ROUNDS]}, all of them in 5 rounds by
 * default.
 */
public final class Stress {

  private static final Set<String> PARTS =
      Set.of("threads", "tuning", "loops", "sleepers", "connections");
  private static final String USAGE =
      "benchmarks/stress [threads] [tuning] [loops] [sleepers] [connections] [ROUNDS]";

  private Stress() {}

  /**
   * Prints a table for each part; exits with 1 if an answer was wrong, with 2 if it cannot begin.
   */
  public static void main(String[] arguments) throws Exception {
    List<String> parts = new ArrayList<>(List.of(arguments));
    int rounds = 5;
    if (!parts.isEmpty() && parts.getLast().matches("[1-9]\\d{0,3}")) {
      rounds = Integer.parseInt(parts.removeLast());
    }
    if (!PARTS.containsAll(parts)) {
      System.err.println(USAGE);
      System.exit(2);
    }
    boolean right;
    HostTime begin = HostTime.now();
    try (Workplace workplace = Workplace.open()) {
      right = measure(workplace, parts, rounds);
      Machine.describe().forEach(System.out::println);
      System.out.println(HostTime.stolenSince(begin));
    } catch (NotFoundException e) {
      System.err.println("The load is made by wrk and h2load, and there is " + e.getMessage());
      System.exit(2);
      return;
    }
    System.exit(right ? 0 : 1);
  }

  private static boolean measure(Workplace workplace, List<String> parts, int rounds)
      throws IOException, InterruptedException, NotFoundException {
    boolean right = true;
    Wrk wrk = new Wrk(workplace, Tool.find("wrk", "wrk"));
    if (parts.isEmpty() || parts.contains("connections")) {
      Tool h2load = Tool.find("nghttp2-client", "h2load");
      right &= new ManyConnections(workplace, h2load).measure(rounds);
    }
    if (parts.isEmpty() || parts.contains("sleepers")) {
      right &= new Sleepers(workplace).measure(rounds);
    }
    if (parts.isEmpty() || parts.contains("loops")) {
      right &= new EndlessLoops(workplace, wrk).measure(rounds);
    }
    if (parts.isEmpty() || parts.contains("threads")) {
      right &= new ThreadChoices(workplace, wrk).measure(rounds);
    }
    if (parts.isEmpty() || parts.contains("tuning")) {
      right &= new Tuning(workplace, wrk).measure(rounds);
    }
    return right;
  }
}
