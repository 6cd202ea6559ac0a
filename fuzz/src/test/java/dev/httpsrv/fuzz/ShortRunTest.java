package dev.httpsrv.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes the inputs in the repository at random, for a moment each target. */
class ShortRunTest {

  private static final Duration MOMENT = Duration.ofSeconds(2);

  static List<Target> targets() {
    return Target.all();
  }

  @ParameterizedTest
  @MethodSource("targets")
  @Execution(ExecutionMode.CONCURRENT)
  void aTargetNeverFails(Target target) throws IOException, InterruptedException {
    FuzzRun run = FuzzRun.of(target, MOMENT, false);
    assertThat(run.findings()).as("see %s", run.log()).isEmpty();
    assertThat(run.succeeded()).as("see %s", run.log()).isTrue();
    assertThat(run.executions()).isGreaterThan(10);
  }

  @Test
  void everyTargetIsFound() {
    assertThat(targets()).extracting(Target::name).contains("Url", "RouteTable", "ChunkCompiler");
  }
}
