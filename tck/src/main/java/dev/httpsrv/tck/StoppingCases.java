package dev.httpsrv.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.Problem;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The cases of calls that are paused and stopped. */
final class StoppingCases {

  private static final long PATIENCE_SECONDS = 60;

  private StoppingCases() {}

  static void noSafepoints(Stage stage) throws Exception {
    stage.load(false, 1);
    try (Call call = new Call(stage)) {
      assertThat(call.atSafepoint(() -> {}))
          .as("what an engine gives that does not claim STOPPING")
          .isNull();
      call.end();
    }
  }

  static void safepoints(Stage stage) throws Exception {
    stage.load(false, 1);
    try (Call call = new Call(stage)) {
      CountDownLatch paused = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      AtomicInteger ran = new AtomicInteger();
      CompletableFuture<Thread> runner = new CompletableFuture<>();
      call.request(
          () -> {
            ran.incrementAndGet();
            runner.complete(Thread.currentThread());
            paused.countDown();
            await(goOn);
          });
      await(paused);
      assertThat(runner.get()).as("the thread of the action").isSameAs(call.thread);
      AtomicInteger withdrawn = new AtomicInteger();
      call.request(withdrawn::incrementAndGet).run();
      goOn.countDown();
      CountDownLatch last = new CountDownLatch(1);
      call.request(last::countDown);
      await(last);
      assertThat(withdrawn).as("how often an action ran that was withdrawn").hasValue(0);
      assertThat(call.end()).as("what the call answers after it was paused").isEqualTo("enough");
      assertThat(ran).as("how often an action ran").hasValue(1);
    }
  }

  static void endings(Stage stage) throws Exception {
    stage.load(false, 1);
    try (Call call = new Call(stage)) {
      Ending ending = new Ending();
      call.request(
          () -> {
            throw ending;
          });
      assertThat(call.raised()).as("what the call raises").isSameAs(ending);
      assertThat(stage.body(KitRequest.get("/fine"))).isEqualTo("fine");
    }
  }

  static void limits(Stage stage) {
    stage.loadWithin("computing=100ms", "/count:computing=30s");
    for (int i = 0; i < 2; i++) {
      assertThat(stage.status(KitRequest.get("/"))).isEqualTo(503);
      assertThat(stage.body(KitRequest.get("/count")))
          .as("a global variable in the interpreter that has taken the place of another")
          .isEqualTo("1");
    }
    stage.loadWithin("time=100ms");
    assertThat(stage.status(KitRequest.get("/"))).isEqualTo(504);
  }

  static void loading(Stage stage) {
    ConfigurationException refusal =
        catchThrowableOfType(
            ConfigurationException.class,
            () -> stage.loadWithin("load=2s")); // a language may take long until its first line
    assertThat(refusal).as("what an endless script is refused with").isNotNull();
    assertThat(refusal.problems())
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .startsWith(stage.here("main") + ": ")
        .contains("its load limit of 2 s has passed");
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("it has not come to a safepoint, or has not gone on");
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** Ends a call. */
  private static final class Ending extends Error {
    private static final long serialVersionUID = 1;
  }

  /** A request whose handler goes on until it is told. */
  private static final class Call implements AutoCloseable {

    private final Stage stage;
    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final Thread thread;

    @SuppressWarnings("CatchThrowable") // it is the case's, whatever it is
    Call(Stage stage) throws InterruptedException {
      this.stage = stage;
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  answer.complete(stage.body(KitRequest.get("/")));
                } catch (Throwable e) {
                  answer.completeExceptionally(e);
                }
              });
      Thread recorder = stage.kit().recorder();
      while (recorder == null && !answer.isDone()) {
        Thread.sleep(1);
        recorder = stage.kit().recorder();
      }
      this.thread = Objects.requireNonNull(recorder, () -> "the handler ended: " + answer);
    }

    @Nullable Runnable atSafepoint(Runnable action) {
      return stage.interpreter().atSafepoint(thread, action);
    }

    Runnable request(Runnable action) {
      Runnable withdrawal = atSafepoint(action);
      if (withdrawal == null) {
        throw new AssertionError("the engine claims STOPPING, but has no safepoints");
      }
      return withdrawal;
    }

    /** Lets the handler end; else it would keep the stage from closing. */
    @Override
    public void close() {
      stage.kit().put("enough", "enough");
    }

    String end() throws Exception {
      close();
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    Throwable raised() throws Exception {
      return answer
          .handle(
              (text, thrown) -> thrown == null ? new AssertionError("it answered " + text) : thrown)
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }
}
