package dev.httpsrv.benchmarks.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short forms of what the commands do for long. */
class EnduranceTest {

  private static final List<String> SERVER =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-cp",
          System.getProperty("java.class.path"),
          "dev.httpsrv.server.cli.Main");

  @Test
  void reloadsUnderLoadFailNoRequest() throws Exception {
    assertThat(Reloads.run(SERVER, 40, 16)).isTrue();
  }

  @Test
  void sigtermUnderLoadLosesNoRequest() throws Exception {
    assertThat(Sigterm.run(SERVER, 3, 32)).isTrue();
  }

  @Test
  void everythingAtOnceGivesRightAnswers() throws Exception {
    assertThat(Soak.run(SERVER, Duration.ofSeconds(10), List.of("lua", "js"))).isTrue();
  }
}
