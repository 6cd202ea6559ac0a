package dev.httpsrv.benchmarks.endurance;

import dev.httpsrv.benchmarks.Arguments;
import dev.httpsrv.benchmarks.Command;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ends a server by SIGTERM while 64 clients ask it, again and again. */
public final class Sigterm {

  private static final String USAGE = "benchmarks/sigterm [COUNT]";
  private static final int CLIENTS = 64;
  private static final int COUNT = 50;
  private static final long AT_ONCE = 500;
  private static final Pattern ACCEPTED = Pattern.compile("it accepted (\\d+) connections");

  private Sigterm() {}

  /** Prints a line each time; exits with 1 if a request was lost. */
  public static void main(String[] words) throws Exception {
    Command.main(USAGE, words, Sigterm::run);
  }

  private static boolean run(Arguments given) throws IOException, InterruptedException {
    List<String> launcher = List.of(given.lastWord("LAUNCHER"));
    int count = given.number("COUNT", COUNT);
    given.end();
    return run(launcher, count, CLIENTS);
  }

  /** Returns whether no request was lost, and the server exited with 0 each time. */
  static boolean run(List<String> launcher, int count, int clients)
      throws IOException, InterruptedException {
    boolean good = true;
    long right = 0;
    long lost = 0;
    for (int i = 1; i <= count; i++) {
      Outcome outcome = once(launcher, clients);
      System.out.println(i + ": " + outcome);
      right += outcome.right;
      lost += outcome.lost;
      good &= outcome.lost == 0 && outcome.wrong == 0 && outcome.status == 0 && outcome.right > 0;
    }
    System.out.printf("SIGTERM %d times: %d right answers, %d lost requests%n", count, right, lost);
    return good;
  }

  private static Outcome once(List<String> launcher, int number)
      throws IOException, InterruptedException {
    try (ServedFolder server = ServedFolder.serve(launcher, "mixed.lua");
        Clients clients = Clients.start(number, server.port(), new MixedQuestions("lua"))) {
      long enough = AT_ONCE + ThreadLocalRandom.current().nextLong(AT_ONCE);
      while (clients.right() < enough && clients.failed() == 0) {
        LockSupport.parkNanos(1_000_000);
      }
      long begin = System.nanoTime();
      server.terminate();
      int status = server.awaitEnd();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      clients.close();
      Matcher accepted = ACCEPTED.matcher(server.log());
      if (!accepted.find()) {
        throw new IOException("the server did not say how it ended: " + server.log());
      }
      long dropped = clients.lostOfUnaccepted(Long.parseLong(accepted.group(1)));
      return new Outcome(
          clients.right(),
          clients.failed() - clients.lost(),
          clients.lost() + dropped,
          clients.crossed(),
          clients.unaccepted(),
          status,
          millis,
          clients.example() == null ? "" : "; " + clients.example());
    }
  }

  private record Outcome(
      long right,
      long wrong,
      long lost,
      long crossed,
      long unaccepted,
      int status,
      long millis,
      String example) {

    @Override
    public String toString() {
      return "%d right, %d wrong, %d lost; %d met the end on the way, %d were never accepted; ended with %d after %d ms%s"
          .formatted(right, wrong, lost, crossed, unaccepted, status, millis, example);
    }
  }
}
