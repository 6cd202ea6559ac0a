package dev.httpsrv.runtime.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.runtime.limit.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TurnsTest {

  private static final int MOST = 2;
  private static final int LONGER_THAN_A_TURN = 12;

  private final Turns turns = new Turns(MOST);
  private final List<Spinner> spinners = new ArrayList<>();
  private long now = 10;

  @AfterEach
  void end() throws InterruptedException {
    turns.end(now);
    for (Spinner each : spinners) {
      each.end();
    }
  }

  @Test
  void noMoreComputeAtOnceThanMay() {
    spin(5, true);
    decideUntil(() -> resting().size() == 3);
    for (int i = 0; i < 3; i++) {
      turns.decide(now, 0);
      assertThat(resting()).hasSize(3);
    }
  }

  @Test
  void othersThatNeedProcessorsAreLeftAllButOne() {
    spin(MOST, true);
    decideUntil(() -> resting().isEmpty());
    while (resting().isEmpty()) {
      turns.decide(now, 1);
    }
    for (int i = 0; i < 3; i++) {
      turns.decide(now, MOST + 1);
      assertThat(resting()).hasSize(MOST - 1);
    }
    decideUntil(() -> resting().isEmpty());
  }

  @Test
  void whoRestedLongestGoesOnWhenATurnIsOver() {
    spin(3, true);
    decideUntil(() -> resting().size() == 1);
    Spinner first = resting().getFirst();
    now += LONGER_THAN_A_TURN;
    decideUntil(() -> !first.isResting() && resting().size() == 1);
    assertThat(resting()).doesNotContain(first);
  }

  @Test
  void whoRestsGoesOnWhenAnotherEnds() throws InterruptedException {
    spin(3, true);
    decideUntil(() -> resting().size() == 1);
    Spinner rests = resting().getFirst();
    for (Spinner each : spinners) {
      if (each != rests) {
        each.end();
        break;
      }
    }
    decideUntil(() -> !rests.isResting());
    assertThat(turns.has(rests)).isTrue();
  }

  @Test
  void asFewAsMayComputeAreLeftAlone() {
    spin(MOST, true);
    now += LONGER_THAN_A_TURN;
    turns.decide(now, 0);
    assertThat(resting()).isEmpty();
    assertThat(turns.carriersKept()).isEqualTo(MOST);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void othersGetACarrierForEachThatComputesOrRests(boolean canRest) {
    spin(5, canRest);
    decideUntil(() -> resting().size() == (canRest ? 3 : 0));
    assertThat(turns.carriersKept()).isEqualTo(5);
  }

  @Test
  void whoWaitsOfItsOwnWillHasNoTurn() {
    spin(1, true);
    turns.waits(spinners.getFirst(), now);
    assertThat(turns.has(spinners.getFirst())).isTrue(); // it may just have been resumed
    now += LONGER_THAN_A_TURN + 1;
    turns.waits(spinners.getFirst(), now);
    assertThat(turns.has(spinners.getFirst())).isFalse();
    assertThat(turns.carriersKept()).isZero();
  }

  @Test
  void allGoOnAtTheEnd() {
    spin(4, true);
    decideUntil(() -> resting().size() == 2);
    List<Spinner> rested = resting();
    turns.end(now);
    decideUntil(() -> rested.stream().noneMatch(Spinner::isResting));
    assertThat(turns.carriersKept()).isZero();
  }

  @Test
  void whoIsInterruptedRestsNoLonger() {
    spin(3, true);
    decideUntil(() -> resting().size() == 1);
    Spinner rests = resting().getFirst();
    rests.thread.interrupt();
    while (rests.isResting()) {
      Thread.onSpinWait();
    }
    assertThat(rests.thread.isAlive()).isTrue();
  }

  private void spin(int number, boolean hasSafepoints) {
    for (int i = 0; i < number; i++) {
      Spinner spinner = new Spinner(hasSafepoints);
      spinners.add(spinner);
      spinner.begin(now);
      turns.add(spinner, spinner.call(), now + 1);
    }
  }

  private List<Spinner> resting() {
    return spinners.stream().filter(Spinner::isResting).toList();
  }

  /** Looks again and again, as the watch does, without time going on. */
  private void decideUntil(BooleanSupplier reached) {
    while (!reached.getAsBoolean()) {
      turns.decide(now, 0);
      Thread.yield();
    }
  }

  /** Computes until it is ended, and looks for a request all the while. */
  private static final class Spinner implements WatchedInterpreter {

    private static final long PAUSE_NANOS = 100_000;

    private final OngoingCall ongoing = new OngoingCall();
    private final AtomicReference<@Nullable Runnable> request = new AtomicReference<>();
    private final boolean hasSafepoints;
    private final Thread thread = Thread.ofVirtual().unstarted(this::spin);
    private volatile long now;
    private volatile boolean begun;
    private volatile boolean resting;
    private volatile boolean ended;

    Spinner(boolean hasSafepoints) {
      this.hasSafepoints = hasSafepoints;
    }

    void begin(long look) {
      now = look;
      thread.start();
      while (!begun) {
        Thread.onSpinWait();
      }
    }

    void end() throws InterruptedException {
      ended = true;
      thread.join();
    }

    boolean isResting() {
      return resting;
    }

    OngoingCall.Begun call() {
      return Objects.requireNonNull(ongoing.begun());
    }

    private void spin() {
      ongoing.begin(now, Work.handling("/", Limits.DEFAULT, new ScriptLocation("a.lua", 1)));
      begun = true;
      while (!ended) {
        Runnable action = request.getAndSet(null);
        if (action != null) {
          resting = true;
          action.run();
          resting = false;
        }
        LockSupport.parkNanos(PAUSE_NANOS); // others need the carrier too
      }
      ongoing.end();
    }

    @Override
    public OngoingCall ongoing() {
      return ongoing;
    }

    @Override
    public @Nullable Runnable atSafepoint(Thread runner, Runnable action) {
      if (!hasSafepoints) {
        return null;
      }
      request.set(action);
      return () -> request.compareAndSet(action, null);
    }

    @Override
    public Optional<ScriptLocation> callSite() {
      return Optional.empty();
    }

    @Override
    public void retire() {}

    @Override
    public void cancel() {}

    @Override
    public StopCounts.OfLanguage counts() {
      return new StopCounts.OfLanguage();
    }
  }
}
