package dev.httpsrv.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostTimeTest {

  @Test
  void readsTheTimeOfAllProcessors() {
    String stat = "cpu  100 20 30 4000 500 6 7 80 0 0\ncpu0 50 10 15 2000 250 3 4 40 0 0\n";

    assertThat(HostTime.parse(stat)).isEqualTo(new HostTime(243, 80));
  }
}
