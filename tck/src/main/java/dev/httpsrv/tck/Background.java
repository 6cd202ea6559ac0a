package dev.httpsrv.tck;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A request that is under way while its transcript goes on. */
final class Background {

  private static final long LONGEST_WAIT_SECONDS = 20;

  private final String name;
  private final KitRequest request;
  private final FutureTask<List<String>> answer;

  private Background(String name, KitRequest request, FutureTask<List<String>> answer) {
    this.name = name;
    this.request = request;
    this.answer = answer;
  }

  /** Sends a request from a thread of its own. */
  static Background start(String name, KitRequest request, Stage stage) {
    FutureTask<List<String>> answer = new FutureTask<>(() -> stage.answer(request));
    Thread.ofVirtual().name("request " + name).start(answer);
    return new Background(name, request, answer);
  }

  /** Makes the client go away. */
  void leave() {
    request.leave();
  }

  /** Returns whether it has not ended yet. */
  boolean isUnderWay() {
    return !answer.isDone();
  }

  /**
   * Waits for the response, and returns its lines.
   *
   * @throws AssertionError if none comes
   */
  List<String> answer() throws InterruptedException {
    try {
      return answer.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("the request " + name + " failed", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError(
          "the request %s has not ended within %d s".formatted(name, LONGEST_WAIT_SECONDS), e);
    }
  }
}
