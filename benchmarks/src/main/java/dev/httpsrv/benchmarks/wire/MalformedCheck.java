package dev.httpsrv.benchmarks.wire;

import dev.httpsrv.benchmarks.Arguments;
import dev.httpsrv.benchmarks.Command;
import dev.httpsrv.server.wire.WireLimits;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends malformed requests of every class to a server, and checks that each is answered 4xx or 5xx
 * as the RFCs say, or closed, and that no handler sees what it must not.
 */
public final class MalformedCheck {

  private static final String USAGE = "benchmarks/malformed [COUNT] [SEED]";
  private static final int AT_A_TIME = 256;
  private static final int USUAL_COUNT = 20_000;

  private final Map<Flaw, Map<String, Integer>> answers = new EnumMap<>(Flaw.class);
  private final List<String> wrong = new ArrayList<>();

  private MalformedCheck() {}

  /** Runs the check, and prints the answers by class; exits with 1 if one is wrong. */
  public static void main(String[] words) throws Exception {
    Command.main(USAGE, words, MalformedCheck::run);
  }

  private static boolean run(Arguments given) throws InterruptedException {
    int count = given.number("COUNT", USUAL_COUNT);
    long seed = given.anyNumber("SEED", System.nanoTime());
    given.end();
    System.out.printf("%,d malformed requests, seed %d%n", count, seed);
    List<String> wrong = run(count, seed);
    wrong.forEach(System.out::println);
    return wrong.isEmpty();
  }

  /** Sends so many requests; returns what was wrong. */
  static List<String> run(int count, long seed) throws InterruptedException {
    MalformedCheck check = new MalformedCheck();
    try (Witness witness = new Witness(WireLimits.defaults());
        ExecutorService threads =
            Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
      List<Attempt> attempts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        attempts.add(new Attempt(Flaw.values()[i % Flaw.values().length], seed + i));
      }
      List<Callable<Attempt.Outcome>> calls = new ArrayList<>();
      attempts.forEach(attempt -> calls.add(() -> attempt.make(witness.port())));
      List<Future<Attempt.Outcome>> outcomes = threads.invokeAll(calls);
      for (int i = 0; i < count; i++) {
        check.note(attempts.get(i), outcomes.get(i));
      }
      check.noteSeen(witness);
    }
    check.print();
    return check.wrong;
  }

  private void note(Attempt attempt, Future<Attempt.Outcome> future) throws InterruptedException {
    try {
      Attempt.Outcome outcome = future.get();
      if (!outcome.right()) {
        wrong.add(attempt + ": " + outcome);
      }
      List<Integer> statuses = outcome.statuses();
      String answer =
          !outcome.closed()
              ? "left open"
              : statuses.isEmpty()
                      || statuses.getLast() == 200 && attempt.flaw().part() == Flaw.Part.HEAD
                  ? "closed"
                  : statuses.getLast() + ", closed";
      answers
          .computeIfAbsent(attempt.flaw(), flaw -> new TreeMap<>())
          .merge(answer, 1, Integer::sum);
    } catch (ExecutionException e) {
      wrong.add(attempt + ": " + e.getCause());
    }
  }

  private void noteSeen(Witness witness) {
    noteSeen("requests ran that were smuggled", witness.smuggled());
    noteSeen("requests ran whose head was malformed", witness.flawedHeads());
    noteSeen("malformed bodies were read to an end", witness.wholeBodies());
  }

  private void noteSeen(String what, int times) {
    if (times > 0) {
      wrong.add(times + " " + what);
    }
  }

  private void print() {
    answers.forEach((flaw, counts) -> System.out.printf("%-24s %s%n", flaw, counts));
  }
}
