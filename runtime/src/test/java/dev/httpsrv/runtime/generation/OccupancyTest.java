package dev.httpsrv.runtime.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OccupancyTest {

  private final Occupancy occupancy = new Occupancy();

  @Test
  void aNewOneIsTaken() {
    assertThat(occupancy.isFree()).isFalse();
    assertThat(occupancy.takeToBegin()).isFalse();
    assertThat(occupancy.take()).isFalse();
  }

  @Test
  void oneThatIsFreeIsTakenOnce() {
    assertThat(occupancy.free()).isFalse();
    assertThat(occupancy.isFree()).isTrue();
    assertThat(occupancy.takeToBegin()).isTrue();
    assertThat(occupancy.take()).isFalse();
  }

  @Test
  void oneThatIsRetiredIsTakenOnlyByWhoComesBack() {
    occupancy.free();
    occupancy.retire();
    assertThat(occupancy.takeToBegin()).isFalse();
    assertThat(occupancy.isFree()).isFalse();
    assertThat(occupancy.take()).isTrue();
    assertThat(occupancy.take()).isFalse();
  }

  @Test
  void whoFreesItLearnsThatItWasRetiredMeanwhile() {
    occupancy.retire();
    assertThat(occupancy.free()).isTrue();
    assertThat(occupancy.isRetired()).isTrue();
    assertThat(occupancy.take()).isTrue();
  }

  @Test
  void itIsDoneWhenItIsRetiredAndTheLastLetsGo() {
    occupancy.hold();
    occupancy.hold();
    occupancy.retire();
    assertThat(occupancy.letGo()).isFalse();
    assertThat(occupancy.isDone()).isFalse();
    assertThat(occupancy.isHeld()).isTrue();
    assertThat(occupancy.letGo()).isTrue();
    assertThat(occupancy.isDone()).isTrue();
  }
}
