package dev.httpsrv.runtime.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProbationTest {

  private static final PoolLimits GROWING = new PoolLimits(2, 4, 1, Duration.ofSeconds(1));
  private static final PoolLimits SINGLE = new PoolLimits(1, 1, 1, Duration.ofSeconds(1));

  @Test
  void anUntriedRouteIsModestUntilOneOfItsCallsEnds() {
    Probation probation = Probation.ofUntried();
    assertThat(probation.applies()).isTrue();
    assertThat(probation.isModest(2, GROWING)).isTrue();
    assertThat(probation.end()).as("the first end").isTrue();
    assertThat(probation.isModest(2, GROWING)).isFalse();
    assertThat(probation.end()).as("a later end").isFalse();
    assertThat(probation.applies()).isFalse();
  }

  @Test
  void anUntriedRouteNeedNotWaitWhereThereIsOnlyOne() {
    assertThat(Probation.ofUntried().isModest(1, GROWING)).isFalse();
  }

  @Test
  void aRouteThatWasStoppedIsModestAgainAndNoEndOfACallChangesThat() {
    Probation probation = Probation.none();
    assertThat(probation.isModest(2, GROWING)).isFalse();
    probation.stopped(0);
    assertThat(probation.end()).isFalse();
    assertThat(probation.isModest(2, GROWING)).isTrue();
    assertThat(probation.isModest(1, GROWING)).as("another one can be made").isTrue();
  }

  @Test
  void theOnlyInterpreterThatThereMayBeIsForAll() {
    Probation probation = Probation.ofUntried();
    probation.stopped(0);
    assertThat(probation.isModest(1, SINGLE)).isFalse();
  }
}
