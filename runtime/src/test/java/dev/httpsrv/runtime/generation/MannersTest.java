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
    assertThat(manners.isModest(2, GROWING)).isTrue();
    assertThat(manners.ends()).as("the first end").isTrue();
    assertThat(manners.isModest(2, GROWING)).isFalse();
    assertThat(manners.ends()).as("a later end").isFalse();
  }

  @Test
  void aRouteOfWhichNothingIsKnownNeedNotWaitWhereNoneCanBeLeft() {
    assertThat(Manners.unknown().isModest(1, GROWING)).as("a single one").isFalse();
    assertThat(Manners.unknown().isModest(4, GROWING)).as("as many as there may be").isFalse();
  }

  @Test
  void aRouteThatWasStoppedIsModestAgainAndNoEndOfACallChangesThat() {
    Manners manners = Manners.good();
    assertThat(manners.isModest(2, GROWING)).isFalse();
    manners.stopped(0);
    assertThat(manners.ends()).isFalse();
    assertThat(manners.isModest(2, GROWING)).isTrue();
    assertThat(manners.isModest(4, GROWING)).as("as many as there may be").isTrue();
  }

  @Test
  void theOnlyInterpreterThatThereMayBeIsForAll() {
    Manners manners = Manners.unknown();
    manners.stopped(0);
    assertThat(manners.isModest(1, SINGLE)).isFalse();
  }
}
