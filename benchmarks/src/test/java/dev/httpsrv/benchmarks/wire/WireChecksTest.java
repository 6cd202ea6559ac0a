package dev.httpsrv.benchmarks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The long checks of the wire, in short. */
class WireChecksTest {

  private static final Duration DEADLINE = Duration.ofSeconds(2);

  /** Wide: what is tested is that they are closed, not how busy the machine is. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  @Test
  void malformedRequestsAreRefusedAndNeverSeen() throws Exception {
    assertThat(MalformedCheck.run(1_000, 1)).isEmpty();
  }

  @Test
  void slowClientsAreClosedWhileOthersAreAnswered() throws Exception {
    assertThat(SlowClients.run(20, DEADLINE, MARGIN)).isEmpty();
  }
}
