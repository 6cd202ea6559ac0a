package dev.httpsrv.runtime.generation;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What became of calls that passed a limit, since the server started. Any thread may use it. */
public final class StopCounts {

  private final Map<String, OfLanguage> counts = new ConcurrentSkipListMap<>();

  /** Creates it, with nothing counted. */
  public StopCounts() {}

  OfLanguage of(String language) {
    return counts.computeIfAbsent(language, _ -> new OfLanguage());
  }

  /** Returns how many calls of a language were stopped at a limit. */
  public int stopped(String language) {
    OfLanguage count = counts.get(language);
    return count == null ? 0 : count.stopped.get();
  }

  /** Returns how many calls of a language were given up. */
  public int givenUp(String language) {
    OfLanguage count = counts.get(language);
    return count == null ? 0 : count.givenUp.get();
  }

  /** Prints a line for each language of which calls were stopped or given up. */
  public void print(Consumer<String> output) {
    counts.forEach(
        (language, count) -> {
          if (count.stopped.get() + count.givenUp.get() > 0) {
            output.accept(
                "%s: calls stopped at a limit: %d; given up: %d, of which still run: %d"
                    .formatted(
                        language, count.stopped.get(), count.givenUp.get(), count.running.get()));
          }
        });
  }

  /** The counts of one language. */
  static final class OfLanguage {

    private final AtomicInteger stopped = new AtomicInteger();
    private final AtomicInteger givenUp = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();

    void stop() {
      stopped.incrementAndGet();
    }

    void giveUp() {
      givenUp.incrementAndGet();
      running.incrementAndGet();
    }

    void end() {
      running.decrementAndGet();
    }
  }
}
