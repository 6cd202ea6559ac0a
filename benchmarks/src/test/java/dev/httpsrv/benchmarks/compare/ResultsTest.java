package dev.httpsrv.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

  private static final Endpoint HELLO = Endpoint.all().getFirst();

  @Test
  void comparesEachRoundWithTheBaselinesSameRound() {
    Results results = results();

    Results.Row other = results.rows(HELLO).get(1);

    assertThat(other.median().requestsPerSecond()).isEqualTo(200);
    assertThat(Objects.requireNonNull(other.toBaseline()).requestsPerSecond()).isEqualTo(0.5);
    assertThat(other.median().wrong()).isEqualTo(3);
  }

  @Test
  void showsATableThatSaysWhereThereIsNoBaseline() {
    Results alone = new Results();
    alone.add(HELLO, system("node"), measurement(1234));

    assertThat(
            Table.plain(results().rows(HELLO)).lines().skip(1).map(line -> line.split(" +", -1)[2]))
        .containsExactly("1.00", "0.50");
    assertThat(Table.markdown(alone.rows(HELLO)))
        .contains("| --- | ---: |")
        .contains("| node | 1234 | - |");
  }

  @Test
  void plotsEveryFigure(@TempDir Path folder) throws IOException {
    Plots.write(folder, results());

    for (String file : List.of("hello-requests.svg", "hello-p99.svg", "hello-cpu.svg")) {
      assertThat(Files.readString(folder.resolve(file))).contains("<svg", "<path");
    }
  }

  private static Results results() {
    Results results = new Results();
    ServerSystem helidon = system("helidon");
    ServerSystem node = system("node");
    List<Integer> helidons = List.of(200, 800, 400);
    List<Integer> nodes = List.of(100, 400, 200);
    for (int round = 0; round < 3; round++) {
      results.add(HELLO, helidon, measurement(helidons.get(round)));
      results.add(HELLO, node, measurement(nodes.get(round)));
    }
    return results;
  }

  private static ServerSystem system(String name) {
    return new ServerSystem(
        name,
        name + " 1.0",
        workplace -> {
          throw new IOException("not started");
        });
  }

  private static Measurement measurement(int requestsPerSecond) {
    return new Measurement(requestsPerSecond, 1, 2, 3, 4, 1);
  }
}
