package dev.httpsrv.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.httpsrv.benchmarks.Arguments;
import dev.httpsrv.benchmarks.compare.ServerSystem.NotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompetitionTest {

  private static final Options SHORT =
      Options.parse(
          new Arguments(
              Options.USAGE,
              "smoke",
              "--endpoints",
              "json",
              "--warm-up",
              "1",
              "--seconds",
              "1",
              "--rounds",
              "1"));

  @Test
  void measuresAServerThatAnswersRightlyAndLeavesNothingBehind() throws Exception {
    Tool wrk = wrk();
    Path folder;
    List<ProcessHandle> before = ProcessHandle.current().children().toList();
    try (Workplace workplace = Workplace.open()) {
      folder = workplace.folder("seen");
      Competition competition = new Competition(SHORT, new Wrk(workplace, wrk));
      competition.prepare(workplace, List.of(JavaServers.helidon()));

      Results results = competition.run();

      assertThat(results.endpoints()).extracting(Endpoint::name).containsExactly("json");
      assertThat(results.rows(results.endpoints().getFirst()))
          .hasSize(1)
          .allSatisfy(
              row -> {
                assertThat(row.median().wrong()).isZero();
                assertThat(row.median().requestsPerSecond()).isPositive();
                assertThat(row.median().cpuSeconds()).isPositive();
                assertThat(row.median().residentMib()).isPositive();
              });
    }
    assertThat(Files.exists(folder.getParent())).isFalse();
    assertThat(ProcessHandle.current().children().toList()).isEqualTo(before);
  }

  private static Tool wrk() {
    try {
      return Tool.find("wrk", "wrk");
    } catch (NotFoundException e) {
      return abort(e.getMessage());
    }
  }
}
