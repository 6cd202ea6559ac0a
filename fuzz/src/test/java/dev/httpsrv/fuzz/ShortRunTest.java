package dev.httpsrv.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes the inputs in the repository as each build does, so that chance fails none. */
class ShortRunTest {

  private static final int EXECUTIONS = 2_000;

  static List<Target> targets() {
    return Target.all();
  }

  @ParameterizedTest
  @MethodSource("targets")
  @Execution(ExecutionMode.CONCURRENT)
  void aTargetNeverFails(Target target, @TempDir Path folder)
      throws IOException, InterruptedException {
    FuzzRun run = FuzzRun.same(target, EXECUTIONS, folder);
    assertThat(run.succeeded()).as(Files.readString(run.log(), ISO_8859_1)).isTrue();
    assertThat(run.executions()).isGreaterThanOrEqualTo(EXECUTIONS);
  }

  @Test
  void everyTargetIsFound() throws IOException {
    String suffix = "FuzzTest.java";
    try (Stream<Path> sources = Files.walk(Path.of("src", "test", "java"))) {
      List<String> names =
          sources
              .map(source -> source.getFileName().toString())
              .filter(name -> name.endsWith(suffix))
              .map(name -> name.substring(0, name.length() - suffix.length()))
              .toList();
      assertThat(names).contains("Url", "RouteTable", "ChunkCompiler");
      assertThat(targets()).extracting(Target::name).containsExactlyInAnyOrderElementsOf(names);
    }
  }
}
