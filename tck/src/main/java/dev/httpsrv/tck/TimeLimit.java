package dev.httpsrv.tck;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Keeps a case that hangs from keeping the others waiting. */
final class TimeLimit {

  private static final int SHOWN_FRAMES = 20;

  private TimeLimit() {}

  /**
   * Runs code in a thread of its own.
   *
   * @throws AssertionError if it has not ended in time; it shows where it was. The thread is
   *     interrupted then, and left behind if that does not help
   */
  static void run(Duration limit, String name, Callable<?> code) throws Throwable {
    FutureTask<?> task = new FutureTask<>(code);
    Thread thread = Thread.ofPlatform().daemon().name(name).start(task);
    try {
      task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    } catch (TimeoutException e) {
      String frames =
          Arrays.stream(thread.getStackTrace())
              .limit(SHOWN_FRAMES)
              .map(frame -> "\n\tat " + frame)
              .collect(Collectors.joining());
      thread.interrupt();
      throw new AssertionError(
          "it has not ended within %d s; it was here:%s".formatted(limit.toSeconds(), frames), e);
    }
  }
}
