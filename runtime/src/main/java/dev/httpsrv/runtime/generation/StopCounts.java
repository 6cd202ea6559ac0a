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
