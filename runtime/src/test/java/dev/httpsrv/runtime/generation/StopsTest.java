package dev.httpsrv.runtime.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.runtime.limit.Limits;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StopsTest {

  private static final long HOUR = Duration.ofHours(1).toNanos();

  private final Stops stops = new Stops((_, _) -> {});
  private final Observation seen = new Observation();
  private final SlowInterpreter interpreter = new SlowInterpreter();

  @Test
  void aCallThatPassedALimitIsToEndOnceItsInterpreterIsTakenOut() {
    assertThat(isOverAfter(0)).isFalse();
    assertThat(isOverAfter(HOUR)).isTrue();
    assertThat(interpreter.ongoing.isToEnd()).isTrue();
    assertThat(interpreter.retired).isTrue();
    assertThat(interpreter.couldEndBefore)
        .as("whether its call could have ended, and another begun, while it was still in use")
        .isFalse();
  }

  private boolean isOverAfter(long nanos) {
    seen.look(interpreter.ongoing, 2, nanos, new CpuTime());
    return stops.isOver(interpreter, seen, Objects.requireNonNull(seen.call()), nanos);
  }

  /** An interpreter whose call does not end by itself. */
  private static final class SlowInterpreter implements WatchedInterpreter {

    private final OngoingCall ongoing = new OngoingCall();
    private boolean retired;
    private boolean couldEndBefore;

    SlowInterpreter() {
      ongoing.begin(1, Work.handling("/", Limits.DEFAULT, new ScriptLocation("a.lua", 1)));
    }

    @Override
    public OngoingCall ongoing() {
      return ongoing;
    }

    @Override
    public void retire() {
      retired = true;
      couldEndBefore = ongoing.isToEnd();
    }

    @Override
    public @Nullable Runnable atSafepoint(Thread thread, Runnable action) {
      return null;
    }

    @Override
    public Optional<ScriptLocation> callSite() {
      return Optional.empty();
    }

    @Override
    public void cancel() {}

    @Override
    public StopCounts.OfLanguage counts() {
      return new StopCounts.OfLanguage();
    }
  }
}
