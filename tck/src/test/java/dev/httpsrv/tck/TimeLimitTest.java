package dev.httpsrv.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

  @Test
  void whatHangsFailsAndShowsWhere() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                TimeLimit.run(
                    Duration.ofSeconds(1), "hangs", () -> waitForTheEndOfTime(interrupted)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("not ended", "waitForTheEndOfTime");
    interrupted.await();
  }

  @Test
  void whatFailsInTimeFailsAsItIs() throws Throwable {
    assertThatThrownBy(
            () ->
                TimeLimit.run(
                    Duration.ofMinutes(1),
                    "fails",
                    () -> {
                      throw new IOException("as it is");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("as it is");
    CountDownLatch ran = new CountDownLatch(1);
    TimeLimit.run(
        Duration.ofMinutes(1),
        "works",
        () -> {
          ran.countDown();
          return ran;
        });
    assertThat(ran.getCount()).isZero();
  }

  private static Object waitForTheEndOfTime(CountDownLatch interrupted) throws Exception {
    try {
      new CountDownLatch(1).await();
      return interrupted;
    } finally {
      interrupted.countDown();
    }
  }
}
