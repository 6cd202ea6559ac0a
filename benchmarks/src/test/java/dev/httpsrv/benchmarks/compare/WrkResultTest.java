package dev.httpsrv.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class WrkResultTest {

  @Test
  void readsTheFiguresBesideWhatWrkPrintsItself() throws IOException {
    String output =
        """
        Running 5s test @ http://127.0.0.1:2081/hello
          2 threads and 32 connections
          Thread Stats   Avg      Stdev     Max   +/- Stdev
            Latency     1.31ms    2.40ms  40.92ms   91.33%
          175000 requests in 5.00s, 18.36MB read
        RESULT requests=175000 micros=5003000 p50=680 p99=8420 socket=1 status=20 timeout=300
        """;

    WrkResult result = WrkResult.parse(output);

    assertThat(result).isEqualTo(new WrkResult(175_000, 5.003, 0.68, 8.42, 321));
  }

  @Test
  void refusesOutputThatDoesNotSayWhatWasMeasured() {
    assertThatThrownBy(() -> WrkResult.parse("unable to connect"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unable to connect");
    assertThatThrownBy(() -> WrkResult.parse("RESULT requests=1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("micros");
  }
}
