package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.benchmarks.Arguments;
import dev.httpsrv.benchmarks.CannotBeginException;
import dev.httpsrv.benchmarks.Command;
import dev.httpsrv.benchmarks.compare.ServerSystem.NotFoundException;
import java.io.IOException;
import java.util.List;

/** Measures httpsrv where it is hard. */
public final class Stress {

  private static final List<String> PARTS =
      List.of("threads", "tuning", "loops", "sleepers", "connections");
  private static final int USUAL_ROUNDS = 5;
  private static final String USAGE =
      "benchmarks/stress [threads] [tuning] [loops] [sleepers] [connections] [ROUNDS]";

  private Stress() {}

  /**
   * Prints a table for each part; exits with 1 if an answer was wrong, with 2 if it cannot begin.
   */
  public static void main(String[] words) throws Exception {
    Command.main(USAGE, words, Stress::run);
  }

  private static boolean run(Arguments given) throws IOException, InterruptedException {
    List<String> parts = given.rest();
    boolean counted = !parts.isEmpty() && parts.getLast().matches("-?\\d+");
    int rounds = counted ? given.number("ROUNDS", parts.removeLast()) : USUAL_ROUNDS;
    given.checkKnown("part", parts, PARTS);
    HostTime begin = HostTime.now();
    try (Workplace workplace = Workplace.open()) {
      boolean right = measure(workplace, parts, rounds);
      Machine.describe().forEach(System.out::println);
      System.out.println(HostTime.stolenSince(begin));
      return right;
    } catch (NotFoundException e) {
      throw new CannotBeginException(
          "The load is made by wrk and h2load, and there is " + e.getMessage());
    }
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
