package dev.httpsrv.benchmarks.endurance;

import dev.httpsrv.benchmarks.Arguments;
import dev.httpsrv.benchmarks.Command;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * Lets a server live through everything for a while: hello, bodies, errors, clients that have no
 * time, that crash in the middle, and reloads, some of them broken.
 */
public final class Soak {

  private static final String USAGE = "benchmarks/soak [MINUTES]";
  private static final int MINUTES = 30;
  private static final int CLIENTS_A_LANGUAGE = 8;
  private static final int RUDE_CLIENTS = 8;
  private static final int LOOKS = 60;
  private static final double PART = 0.25;

  /** A server still warms up for a while, so that a brief run does not tell what it holds. */
  private static final Duration LONG = Duration.ofMinutes(5);

  private Soak() {}

  /** Prints the figures; exits with 1 if an answer was wrong, or the server holds more. */
  public static void main(String[] words) throws Exception {
    Command.main(USAGE, words, Soak::run);
  }

  private static boolean run(Arguments given) throws IOException, InterruptedException {
    List<String> launcher = List.of(given.lastWord("LAUNCHER"));
    Duration time = Duration.ofMinutes(given.number("MINUTES", MINUTES));
    given.end();
    return run(launcher, time, List.of("lua", "js", "py"));
  }

  /**
   * Returns whether all answers were right and, after some minutes at least, the server holds no
   * more than it did.
   */
  static boolean run(List<String> launcher, Duration time, List<String> languages)
      throws IOException, InterruptedException {
    String[] scripts = languages.stream().map(each -> "mixed." + each).toArray(String[]::new);
    List<Clients> all = new ArrayList<>();
    Rude rude;
    List<Held> held = new ArrayList<>();
    int reloads = 0;
    int unexpected = 0;
    try (ServedFolder server = ServedFolder.serve(launcher, scripts)) {
      for (String each : languages) {
        all.add(Clients.start(CLIENTS_A_LANGUAGE, server.port(), new MixedQuestions(each)));
      }
      rude = Rude.start(server.port(), languages);
      long begin = System.nanoTime();
      long pause = time.dividedBy(LOOKS).toMillis();
      while (System.nanoTime() - begin < time.toNanos()) {
        Thread.sleep(pause);
        boolean broken = ++reloads % 5 == 0;
        server.write("broken.lua", broken ? "error('boom')" : "-- mended");
        unexpected += server.reload() == broken ? 1 : 0;
        held.add(Held.by(server.processId()));
      }
      all.forEach(Clients::close);
      rude.close();
    }
    boolean right = report(all, rude, reloads, unexpected);
    boolean flat = Held.isFlat(held, PART);
    return right && (flat || time.compareTo(LONG) < 0);
  }

  private static boolean report(List<Clients> all, Rude rude, int reloads, int unexpected) {
    long right = all.stream().mapToLong(Clients::right).sum();
    long failed =
        all.stream()
            .mapToLong(each -> each.failed() + each.crossed() + each.unaccepted() + each.refused())
            .sum();
    System.out.printf(
        "%d right answers, %d failed requests; %d requests that were broken off; %d reloads, %d of them not as expected%n",
        right, failed, rude.count(), reloads, unexpected);
    all.stream()
        .map(Clients::example)
        .filter(each -> each != null)
        .forEach(each -> System.out.println("failed: " + each));
    return failed == 0 && unexpected == 0 && right > 0;
  }

  /** Clients that send half a request, do not wait for the answer, or crash while it comes. */
  private static final class Rude implements AutoCloseable {

    private final int port;
    private final List<String> languages;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LongAdder count = new LongAdder();
    private volatile boolean ending;

    private Rude(int port, List<String> languages) {
      this.port = port;
      this.languages = languages;
    }

    static Rude start(int port, List<String> languages) {
      Rude rude = new Rude(port, languages);
      for (int i = 0; i < RUDE_CLIENTS; i++) {
        rude.threads.execute(rude::disturb);
      }
      return rude;
    }

    long count() {
      return count.sum();
    }

    @Override
    public void close() {
      ending = true;
      threads.close();
    }

    private void disturb() {
      ThreadLocalRandom random = ThreadLocalRandom.current();
      while (!ending) {
        String language = languages.get(random.nextInt(languages.size()));
        try (Connection connection = Connection.to(port)) {
          String begin =
              switch (random.nextInt(4)) {
                case 0 -> "GET /%s/hel".formatted(language);
                case 1 ->
                    "POST /%s/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nhalf"
                        .formatted(language);
                case 2 -> "GET /%s/sleep HTTP/1.1\r\nHost: a\r\n\r\n".formatted(language);
                default -> "GET /%s/stream HTTP/1.1\r\nHost: a\r\n\r\n".formatted(language);
              };
          connection.send(begin);
          Thread.sleep(random.nextInt(30));
          if (random.nextBoolean()) {
            connection.reset();
          }
          count.increment();
        } catch (IOException e) {
          // as it is meant to
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }
}
