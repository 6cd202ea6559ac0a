package dev.httpsrv.engine.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.httpsrv.api.EngineException;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class SafepointTest {

  /** Ends a call. */
  private static final class Stop extends Error {
    private static final long serialVersionUID = 1;
  }

  static Stream<Arguments> endlessLoops() {
    return Stream.of(
        arguments(Guests.JS, "function f() { msys.probe.start(); while (true) {} }"),
        arguments(Guests.JS, "function f() { msys.probe.start(); for (;;); }"),
        arguments(
            Guests.JS,
            """
            function down(n) { return n === 0 ? 0 : down(n - 1); }
            function f() { msys.probe.start(); for (;;) { down(100); } }
            """),
        arguments(
            Guests.JS,
            """
            function* numbers() { for (let i = 0; ; i++) { yield i; } }
            function f() { msys.probe.start(); for (const each of numbers()) {} }
            """),
        arguments(
            Guests.JS,
            "async function f() { msys.probe.start(); for (let i = 0; ; i++) { await i; } }"),
        arguments(
            Guests.JS,
            """
            async function f() {
              msys.probe.start();
              for (;;) { try { await 1; for (;;) {} } catch {} finally { continue; } }
            }
            """),
        arguments(
            Guests.JS,
            """
            function f() {
              msys.probe.start();
              for (;;) { try { for (;;) {} } catch { } finally { continue; } }
            }
            """),
        arguments(
            Guests.JS,
            """
            function f() {
              for (;;) { try { msys.probe.apply(g) } catch { } finally { continue; } }
            }
            function g() { msys.probe.start(); for (;;) {} }
            """),
        arguments(
            Guests.JS, "function f() { msys.probe.start(); [1, 2].sort(() => { for (;;) {} }); }"),
        arguments(Guests.PYTHON, "def f():\n  msys.probe.start()\n  while True: pass"),
        arguments(
            Guests.PYTHON,
            """
            def down(n): return 0 if n == 0 else down(n - 1)
            def f():
              msys.probe.start()
              while True: down(100)
            """),
        arguments(
            Guests.PYTHON,
            """
            def numbers():
              i = 0
              while True:
                yield i
                i += 1
            def f():
              msys.probe.start()
              for each in numbers(): pass
            """),
        arguments(
            Guests.PYTHON,
            """
            def f():
              msys.probe.start()
              while True:
                try:
                  while True: pass
                except BaseException: pass
                finally: continue
            """),
        arguments(
            Guests.PYTHON,
            """
            def f():
              while True:
                try: msys.probe.apply(g, None)
                except BaseException: pass
                finally: continue
            def g(_):
              msys.probe.start()
              while True: pass
            """),
        arguments(
            Guests.PYTHON,
            """
            class Manager:
              def __enter__(self): pass
              def __exit__(self, *error): return True
            async def f():
              msys.probe.start()
              while True:
                with Manager():
                  while True: pass
            """));
  }

  @ParameterizedTest
  @MethodSource("endlessLoops")
  void anErrorOfTheActionEndsAnEndlessLoopThatCannotCatchIt(Guests guest, String source)
      throws Exception {
    try (Scripts scripts = scripts(guest, source)) {
      Call call = new Call(scripts);
      Stop stop = new Stop();
      call.atSafepoint(
          () -> {
            throw stop;
          });
      assertThatThrownBy(call::result).isInstanceOf(ExecutionException.class).hasCause(stop);
      assertThat(scripts.call("fine", 1)).isEqualTo(2L);
    }
  }

  @ParameterizedTest
  @MethodSource("endlessLoops")
  void anEndlessLoopWaitsInItsOwnThreadAgainAndAgain(Guests guest, String source) throws Exception {
    try (Scripts scripts = scripts(guest, source)) {
      Call call = new Call(scripts);
      for (int i = 0; i < 5; i++) {
        CompletableFuture<Thread> waits = new CompletableFuture<>();
        CountDownLatch goOn = new CountDownLatch(1);
        call.atSafepoint(
            () -> {
              waits.complete(Thread.currentThread());
              await(goOn);
            });
        assertThat(waits.get()).isSameAs(call.thread);
        goOn.countDown();
      }
      call.atSafepoint(
          () -> {
            throw new Stop();
          });
      assertThatThrownBy(call::result).hasCauseInstanceOf(Stop.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallGoesOnUnharmedAfterItWaited(Guests guest) throws Exception {
    try (Scripts scripts = scripts(guest, counting(guest))) {
      Call call = new Call(scripts);
      for (int i = 0; i < 200; i++) {
        CountDownLatch waited = new CountDownLatch(1);
        call.atSafepoint(
            () -> {
              Thread.yield();
              waited.countDown();
            });
        waited.await();
      }
      scripts.probe.done = true;
      assertThat(call.result()).isEqualTo(0L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInterpretedScriptThatWaitsLeavesItsCarrierToOthers(Guests guest) throws Exception {
    VirtualThreadSchedulerMXBean scheduler =
        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    int parallelism = scheduler.getParallelism();
    scheduler.setParallelism(1);
    try (Scripts scripts = scripts(guest, counting(guest))) {
      Call call = new Call(scripts);
      CountDownLatch other = new CountDownLatch(1);
      call.atSafepoint(
          () -> {
            Thread.ofVirtual().start(other::countDown);
            await(other);
          });
      other.await();
      scripts.probe.done = true;
      assertThat(call.result()).isEqualTo(0L);
    } finally {
      scheduler.setParallelism(parallelism);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWithdrawnActionDoesNotRun(Guests guest) throws Exception {
    AtomicInteger ran = new AtomicInteger();
    String source =
        guest.source(
            "function f() { msys.probe.apply(() => 1); return 3; }",
            "def f():\n  msys.probe.apply(lambda _: 1, None)\n  return 3");
    try (Scripts scripts = scripts(guest, source)) {
      scripts.probe.applied =
          () -> {
            Runnable withdraw = scripts.atSafepoint(Thread.currentThread(), ran::incrementAndGet);
            withdraw.run();
            withdraw.run();
          };
      assertThat(scripts.call("f")).isEqualTo(3L);
      assertThat(ran).hasValue(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anActionThatCameInAFunctionOfJavaRunsOnceTheScriptGoesOn(Guests guest) throws Exception {
    AtomicInteger ran = new AtomicInteger();
    String source =
        guest.source(
            "function f() { msys.probe.apply(() => 1); for (let i = 0; i < 9; i++) {} return 3; }",
            "def f():\n  msys.probe.apply(lambda _: 1, None)\n  for i in range(9): pass\n  return 3");
    try (Scripts scripts = scripts(guest, source)) {
      scripts.probe.applied =
          () -> scripts.atSafepoint(Thread.currentThread(), ran::incrementAndGet);
      assertThat(scripts.call("f")).isEqualTo(3L);
      assertThat(ran).hasValue(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anActionForAThreadThatRunsNothingHereDoesNotRun(Guests guest) throws Exception {
    AtomicInteger ran = new AtomicInteger();
    try (Scripts scripts = scripts(guest, counting(guest));
        Scripts others = scripts(guest, "")) {
      Call call = new Call(scripts);
      Thread.ofVirtual()
          .start(
              () -> {
                scripts.atSafepoint(Thread.currentThread(), ran::incrementAndGet).run();
                others.call("fine", 1);
              })
          .join();
      others.atSafepoint(call.thread, ran::incrementAndGet);
      CountDownLatch passed = new CountDownLatch(1);
      call.atSafepoint(passed::countDown);
      passed.await();
      scripts.probe.done = true;
      assertThat(call.result()).isEqualTo(0L);
      others.call("fine", 1);
      assertThat(ran).hasValue(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingTheInterpreterEndsACallThatWaited(Guests guest) throws Exception {
    Scripts scripts = scripts(guest, counting(guest));
    Call call = new Call(scripts);
    CountDownLatch waits = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    call.atSafepoint(
        () -> {
          waits.countDown();
          await(goOn);
        });
    waits.await();
    Thread closing = Thread.ofPlatform().start(scripts::close);
    goOn.countDown();
    closing.join();
    assertThatThrownBy(call::result).hasCauseInstanceOf(EngineException.class);
    scripts.atSafepoint(call.thread, () -> {}).run();
  }

  private static String counting(Guests guest) {
    return guest.source(
        """
        function f() {
          let wrong = 0;
          msys.probe.start();
          while (!msys.probe.done()) {
            let sum = 0;
            for (let i = 0; i < 10000; i++) { sum += i; }
            if (sum !== 49995000) { wrong++; }
          }
          return wrong;
        }
        """,
        """
        def f():
          wrong = 0
          msys.probe.start()
          while not msys.probe.done():
            sum = 0
            for i in range(10000): sum += i
            if sum != 49995000: wrong += 1
          return wrong
        """);
  }

  private static Scripts scripts(Guests guest, String source) {
    String begin = guest.source("", "import msys\n");
    String end =
        guest.source("\nfunction fine(x) { return x + 1; }", "\ndef fine(x): return x + 1");
    return new Scripts(guest).load("main", begin + source + end);
  }

  private static void await(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A call of {@code f} in a virtual thread, which has begun. */
  private static final class Call {

    final Thread thread;
    private final Scripts scripts;
    private final FutureTask<Object> task;

    Call(Scripts scripts) throws InterruptedException {
      this.scripts = scripts;
      this.task = new FutureTask<>(() -> Objects.requireNonNull(scripts.call("f")));
      this.thread = Thread.ofVirtual().start(task);
      scripts.probe.started.await();
    }

    void atSafepoint(Runnable action) {
      scripts.atSafepoint(thread, action);
    }

    Object result() throws Exception {
      return task.get();
    }
  }
}
