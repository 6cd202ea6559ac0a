package dev.httpsrv.benchmarks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The long checks of the wire, in short. */
@EnabledIfSystemProperty(named = "httpsrv.endurance", matches = "true")
class WireChecksTest {

  @Test
  void malformedRequestsAreRefusedAndNeverSeen() throws Exception {
    assertThat(MalformedCheck.run(2_000, 1)).isEmpty();
  }

  @Test
  void slowClientsAreClosedWhileOthersAreAnswered() throws Exception {
    assertThat(SlowClients.run(40)).isEmpty();
  }
}
