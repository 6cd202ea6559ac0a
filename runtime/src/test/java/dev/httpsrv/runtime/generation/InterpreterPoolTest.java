package dev.httpsrv.runtime.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.MailDomain;
import dev.httpsrv.api.MailQueue;
import dev.httpsrv.api.OverloadException;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.runtime.engine.Engines;
import dev.httpsrv.runtime.exchange.SuspendedSessions;
import dev.httpsrv.runtime.limit.LimitRules;
import dev.httpsrv.runtime.limit.Limits;
import dev.httpsrv.runtime.script.ScriptFolders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterpreterPoolTest {

  private static final Work WORK =
      Work.handling("/", Limits.DEFAULT, new ScriptLocation("a.lua", 1));

  private static final PoolLimits PATIENT = new PoolLimits(1, 1, 1, Duration.ofMinutes(1));

  private static final int TRIES = 20_000;

  private final BusyWatch watch = new BusyWatch(HandlerThreads.FIXED);
  private final IdleEngine engine = new IdleEngine();
  private final PoolLimits limits = new PoolLimits(2, 2, 1, Duration.ofMillis(1));
  private final InterpreterPool pool = new InterpreterPool("lua", limits);
  private final CallThreads threads = new CallThreads.AllThreads();
  private final Work untried = Work.handling("/", Limits.DEFAULT, new ScriptLocation("a.lua", 1));

  @BeforeEach
  void addTwo() {
    pool.add(loaded(1));
    pool.add(loaded(2));
  }

  @AfterEach
  void close() {
    pool.close();
    watch.close();
  }

  @Test
  void eachIsTakenByOneAtATime() {
    LoadedInterpreter first = take();
    LoadedInterpreter second = take();
    assertThat(second).isNotSameAs(first);
    assertThat(takeOrNull()).isNull();
    pool.giveBack(first);
    assertThat(take()).isSameAs(first);
  }

  @Test
  void aThreadComesBackToTheOneThatItHadBefore() {
    LoadedInterpreter own = take();
    for (int i = 0; i < 3; i++) {
      pool.giveBack(own);
      assertThat(take()).isSameAs(own);
    }
  }

  @Test
  void aModestCallLeavesTheLastOneToOthers() {
    assertThat(pool.takeAtOnce(null, true)).isNotNull();
    assertThat(pool.takeAtOnce(null, true)).isNull();
    assertThat(takeOrNull()).isNotNull();
  }

  @Test
  void whoWaitsLongestIsServedFirstAndTheModestAreServedLast() {
    LoadedInterpreter first = take();
    LoadedInterpreter second = take();
    Borrower modest = new BorrowingThread(null);
    modest.beModest(WORK);
    Borrower early = new BorrowingThread(null);
    Borrower late = new BorrowingThread(null);
    for (Borrower each : List.of(modest, early, late)) {
      pool.awaitLater(each);
    }
    pool.giveBack(first);
    assertThat(given(early)).isSameAs(first);
    pool.giveBack(second);
    assertThat(given(late)).isSameAs(second);
    pool.giveBack(first);
    assertThat(given(modest)).as("while there is no spare one").isNull();
    pool.giveBack(second);
    assertThat(given(modest)).isNotNull();
  }

  @Test
  void theModestNeedNotBeSoAnyMoreOnceTheirRouteIsProven() {
    take();
    Borrower modest = modestFor(untried);
    pool.awaitLater(modest);
    assertThat(given(modest)).isNull();
    pool.proven(untried);
    assertThat(given(modest)).isNotNull();
  }

  @Test
  void whoBeginsToWaitNeedNotBeModestIfItsRouteWasProvenMeanwhile() {
    take();
    Borrower modest = modestFor(untried);
    pool.proven(untried);
    pool.awaitLater(modest);
    assertThat(given(modest)).isNotNull();
  }

  @Test
  void theModestWhoAreLetInStayBehindThoseWhoCameBefore() {
    LoadedInterpreter first = take();
    LoadedInterpreter second = take();
    Borrower early = new BorrowingThread(null);
    Borrower modest = modestFor(untried);
    Borrower late = new BorrowingThread(null);
    for (Borrower each : List.of(early, modest, late)) {
      pool.awaitLater(each);
    }
    pool.proven(untried);
    pool.giveBack(first);
    assertThat(given(early)).isSameAs(first);
    pool.giveBack(second);
    assertThat(given(modest)).isSameAs(second);
    pool.giveBack(first);
    assertThat(given(late)).isSameAs(first);
  }

  @Test
  void whoIsOverdueIsLetGoThoughTheModestWereLetInAfterwards() {
    take();
    take();
    Borrower early = new BorrowingThread(null);
    Borrower modest = modestFor(untried);
    early.patientUntil(System.nanoTime() - 1);
    modest.patientUntil(System.nanoTime() + Duration.ofHours(1).toNanos());
    pool.awaitLater(early);
    pool.awaitLater(modest);
    pool.proven(untried);
    pool.expire();
    assertThat(early.wasLetGo()).isTrue();
    assertThat(modest.wasLetGo()).isFalse();
  }

  @Test
  void whoWaitsLongerThanMayIsRefused() {
    take();
    take();
    assertThatThrownBy(this::call)
        .isInstanceOf(OverloadException.class)
        .hasMessageContaining("no lua interpreter became free");
    pool.awaitLater(new BorrowingThread(null));
    assertThatThrownBy(this::call)
        .isInstanceOf(OverloadException.class)
        .hasMessageContaining("1 requests wait for a lua interpreter, which is all that may");
  }

  @Test
  void noCallBeginsInOneThatIsBeingRetiredThoughItIsStillListed() {
    LoadedInterpreter stopped = take();
    stopped.hold();
    stopped.occupancy().retire();
    pool.giveBack(stopped);
    LoadedInterpreter other = take();
    assertThat(other).isNotSameAs(stopped);
    assertThat(takeOrNull()).isNull();
    assertThat(pool.takeAtOnce(null, true)).isNull();
  }

  @Test
  void whoBeginsToWaitIsGivenAFreeOneThoughAnotherIsBeingRetired() {
    LoadedInterpreter firstToLookAt = take();
    pool.giveBack(firstToLookAt);
    firstToLookAt.occupancy().retire();
    Borrower borrower = new BorrowingThread(null);
    pool.awaitLater(borrower);
    assertThat(given(borrower)).isNotNull().isNotSameAs(firstToLookAt);
  }

  @Test
  void whoComesBackToOneThatWasRetiredGetsItAndItIsClosedAfterTheLast() throws Exception {
    LoadedInterpreter stopped = take();
    stopped.hold();
    stopped.retire();
    pool.giveBack(stopped);
    assertThat(pool.takeAtOnce(stopped, false)).isSameAs(stopped);
    Borrower another = new BorrowingThread(stopped);
    pool.awaitLater(another);
    pool.giveBack(stopped);
    assertThat(given(another)).isSameAs(stopped);
    stopped.letGo();
    assertThat(pool.roster().retired()).contains(stopped);
    pool.giveBack(stopped);
    assertThat(pool.roster().retired()).isEmpty();
    engine.closes.acquire();
  }

  @Test
  void oneThatWasRetiredIsClosedWhoeverLeavesItLast() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    try (ExecutorService session = Executors.newSingleThreadExecutor()) {
      for (int i = 0; i < TRIES; i++) {
        LoadedInterpreter stopped = loaded(i);
        pool.add(stopped);
        assertThat(pool.takeAtOnce(stopped, false)).isSameAs(stopped);
        stopped.hold();
        stopped.retire();
        Future<?> end =
            session.submit(
                () -> {
                  both.await();
                  stopped.letGo();
                  return null;
                });
        both.await();
        pool.giveBack(stopped);
        end.get();
        assertThat(pool.roster().retired()).isEmpty();
      }
    }
    engine.closes.acquire(TRIES);
    assertThat(engine.closes.availablePermits()).as("closed once more").isZero();
  }

  @Test
  void anotherIsMadeInThePlaceOfTheLastHoweverManyAreKept() throws Exception {
    pool.add(loaded(3));
    pool.add(loaded(4));
    for (int i = 0; i < 2 * limits.mostInterpreters(); i++) {
      LoadedInterpreter stopped = take();
      stopped.hold();
      stopped.retire();
      pool.giveBack(stopped);
    }
    assertThat(pool.roster().active()).isEmpty();
    CountDownLatch made = new CountDownLatch(1);
    Supply supply =
        new Supply(
            "lua",
            4,
            this::loaded,
            each -> {
              pool.add(each);
              made.countDown();
            });
    Growth growth = new Growth(pool, limits, supply);
    growth.refill(System.nanoTime());
    made.await();
    while (supply.isBusy()) {
      Thread.onSpinWait();
    }
    growth.refill(System.nanoTime());
    assertThat(supply.isBusy()).as("whether there is to be a second one").isFalse();
    assertThat(pool.roster().active()).hasSize(1);
  }

  @Test
  void nobodyComesBackToAClosedPool() {
    LoadedInterpreter own = take();
    pool.close();
    assertThat(pool.regain(own)).isFalse();
    pool.giveBack(own);
    assertThat(pool.isOver()).isTrue();
  }

  @Test
  void whoWouldComeBackIsLetGoWhenThePoolIsClosed() throws Exception {
    LoadedInterpreter own = take();
    try (ExecutorService others = Executors.newSingleThreadExecutor()) {
      Future<Boolean> regained = others.submit(() -> pool.regain(own));
      awaitWaiting();
      pool.close();
      assertThat(regained.get()).isFalse();
    }
    pool.giveBack(own);
    assertThat(pool.isOver()).isTrue();
  }

  @Test
  void whoIsInterruptedDoesNotComeBackToWhatAnotherKeeps() throws Exception {
    LoadedInterpreter own = take();
    FutureTask<Boolean> coming =
        new FutureTask<>(() -> pool.regain(own) || !Thread.currentThread().isInterrupted());
    Thread thread = Thread.ofVirtual().start(coming);
    awaitWaiting();
    thread.interrupt();
    assertThat(coming.get()).isFalse();
    assertThat(pool.status().queued()).isZero();
    pool.giveBack(own);
    assertThat(take()).isSameAs(own);
  }

  @Test
  void whoIsInterruptedComesBackToWhatIsFree() {
    LoadedInterpreter own = take();
    pool.giveBack(own);
    Thread.currentThread().interrupt();
    assertThat(pool.regain(own)).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anInterruptReachesACallThatIsAboutToBegin() throws Exception {
    DelayedLanes delayed = new DelayedLanes();
    InterpreterPool own = new InterpreterPool("lua", PATIENT);
    LoadedInterpreter only = loaded(1, own, delayed);
    own.add(only);
    assertThat(own.takeAtOnce(only, false)).isSameAs(only);
    FutureTask<Object> call =
        new FutureTask<>(
            () ->
                new CallRunner("lua", own, PATIENT, watch, delayed)
                    .call(
                        Work.loading("load", Limits.DEFAULT, null),
                        null,
                        _ -> Thread.interrupted()));
    Thread caller = Thread.ofVirtual().start(call);
    while (own.status().queued() == 0) {
      Thread.onSpinWait();
    }
    own.giveBack(only);
    caller.interrupt();
    while (caller.isInterrupted()) {
      Thread.onSpinWait();
    }
    delayed.mayBegin.countDown();
    assertThat(call.get()).as("whether the call was interrupted").isEqualTo(true);
    own.close();
  }

  /** Waits until somebody waits for an interpreter. */
  private void awaitWaiting() {
    while (pool.status().queued() == 0) {
      Thread.onSpinWait();
    }
  }

  private LoadedInterpreter take() {
    return Objects.requireNonNull(takeOrNull());
  }

  private @Nullable LoadedInterpreter takeOrNull() {
    return pool.takeAtOnce(null, false);
  }

  private static Borrower modestFor(Work work) {
    Borrower modest = new BorrowingThread(null);
    modest.beModest(work);
    return modest;
  }

  private void call() {
    new CallRunner("lua", pool, limits, watch, threads)
        .call(Work.loading("load", Limits.DEFAULT, null), null, _ -> "done");
  }

  /** Returns what a borrower got by now. */
  private static @Nullable LoadedInterpreter given(Borrower borrower) {
    borrower.patientUntil(System.nanoTime());
    return borrower.awaitPatiently(false);
  }

  private LoadedInterpreter loaded(int number) {
    return loaded(number, pool, threads);
  }

  private LoadedInterpreter loaded(int number, InterpreterPool pool, CallThreads threads) {
    LoadedInterpreter loaded = interpreter(number, pool, threads);
    loaded.loader().seal();
    return loaded;
  }

  private LoadedInterpreter interpreter(int number, InterpreterPool pool, CallThreads threads) {
    Engines engines = Engines.of(List.of(), Map.of());
    return new LoadedInterpreter(
        number,
        new CompiledScripts("lua", engine, ScriptFolders.read(List.of(), engines)),
        pool,
        threads,
        new GenerationSettings(
            List.of(),
            engines,
            limits,
            LimitRules.NONE,
            HandlerThreads.FIXED,
            watch,
            new StopCounts(),
            new NoMail(),
            new SuspendedSessions(),
            Duration.ZERO,
            List.of(),
            _ -> {}),
        (_, _) -> {});
  }

  /** Lanes whose threads begin late. */
  private record DelayedLanes(CountDownLatch mayBegin) implements CallThreads {

    DelayedLanes() {
      this(new CountDownLatch(1));
    }

    @Override
    public boolean runsItself(Thread thread) {
      return false;
    }

    @Override
    public ThreadFactory lane(String name) {
      return task ->
          Thread.ofVirtual()
              .unstarted(
                  () -> {
                    try {
                      mayBegin.await();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                    task.run();
                  });
    }
  }

  /** An engine whose interpreters do nothing. */
  private record IdleEngine(Semaphore closes) implements ScriptEngine, Interpreter {

    IdleEngine() {
      this(new Semaphore(0));
    }

    @Override
    public String description() {
      return "for tests";
    }

    @Override
    public CompiledScript compile(Script script) {
      return () -> script;
    }

    @Override
    public Interpreter newInterpreter(String language, InterpreterHost host) {
      return this;
    }

    @Override
    public void load(CompiledScript script) {}

    @Override
    public Optional<ScriptFunction> function(CompiledScript script, String name) {
      return Optional.empty();
    }

    @Override
    public Optional<ScriptLocation> callSite() {
      return Optional.empty();
    }

    /** Closes an interpreter. */
    @Override
    public void close() {
      closes.release();
    }
  }

  private static final class NoMail implements MailQueue {

    @Override
    public Optional<MailDomain> domain(String name) {
      return Optional.empty();
    }

    @Override
    public void delay(MailDomain domain, String note) {}
  }
}
