package dev.httpsrv.runtime.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MannersTest {

  private static final PoolLimits GROWING = new PoolLimits(2, 4, 1, Duration.ofSeconds(1));
  private static final PoolLimits SINGLE = new PoolLimits(1, 1, 1, Duration.ofSeconds(1));

  @Test
  void aRouteOfWhichNothingIsKnownIsModestUntilOneOfItsCallsEnds() {
    Manners manners = Manners.unknown();
    assertThat(manners.areDoubtful()).isTrue();
    assertThat(manners.isModest(2, GROWING)).isTrue();
    assertThat(manners.end()).as("the first end").isTrue();
    assertThat(manners.isModest(2, GROWING)).isFalse();
    assertThat(manners.end()).as("a later end").isFalse();
    assertThat(manners.areDoubtful()).isFalse();
  }

  @Test
  void aRouteOfWhichNothingIsKnownNeedNotWaitWhereThereIsOnlyOne() {
    assertThat(Manners.unknown().isModest(1, GROWING)).isFalse();
  }

  @Test
  void aRouteThatWasStoppedIsModestAgainAndNoEndOfACallChangesThat() {
    Manners manners = Manners.good();
    assertThat(manners.isModest(2, GROWING)).isFalse();
    manners.stopped(0);
    assertThat(manners.end()).isFalse();
    assertThat(manners.isModest(2, GROWING)).isTrue();
    assertThat(manners.isModest(1, GROWING)).as("another one can be made").isTrue();
  }

  @Test
  void theOnlyInterpreterThatThereMayBeIsForAll() {
    Manners manners = Manners.unknown();
    manners.stopped(0);
    assertThat(manners.isModest(1, SINGLE)).isFalse();
  }
}
