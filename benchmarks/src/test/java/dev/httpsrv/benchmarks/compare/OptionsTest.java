package dev.httpsrv.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.benchmarks.Arguments;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void comparesEverythingInFiveRoundsUnlessToldOtherwise() {
    Options options = parse();

    assertThat(options.form()).isEqualTo("full");
    assertThat(options.rounds()).isEqualTo(5);
    assertThat(options.systems()).isEqualTo(Systems.names());
    assertThat(options.endpoints()).isEqualTo(Endpoint.all());
  }

  @Test
  void takesWhatIsChosen() {
    Options options =
        parse(
            "smoke",
            "--systems",
            "nginx,node",
            "--endpoints",
            "fib",
            "--rounds",
            "3",
            "--out",
            "x");

    assertThat(options.form()).isEqualTo("smoke");
    assertThat(options.systems()).containsExactly("nginx", "node");
    assertThat(options.endpoints()).extracting(Endpoint::name).containsExactly("fib");
    assertThat(options.rounds()).isEqualTo(3);
    assertThat(options.out()).isEqualTo(Path.of("x"));
  }

  @Test
  void saysWhatItDoesNotKnow() {
    assertThatThrownBy(() -> parse("fast")).hasMessageContaining("smoke or full");
    assertThatThrownBy(() -> parse("--systems", "ngynx")).hasMessageContaining("nginx");
    assertThatThrownBy(() -> parse("--rounds", "0")).hasMessageContaining("from 1");
    assertThatThrownBy(() -> parse("--out")).hasMessageContaining("needs a value");
    assertThatThrownBy(() -> parse("--port", "1")).hasMessageContaining("--port");
  }

  private static Options parse(String... words) {
    return Options.parse(new Arguments(Options.USAGE, words));
  }
}
