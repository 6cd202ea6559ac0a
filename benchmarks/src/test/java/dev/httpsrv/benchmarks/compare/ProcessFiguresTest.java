package dev.httpsrv.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessFiguresTest {

  @Test
  void addsTheTimesOfTheProcessAndItsEndedChildren() {
    String stat = "4711 (a b) c) S 1 4711 4711 0 -1 4194560 2183 0 12 0 250 130 15 5 20 0 8 0 99 0";

    assertThat(ProcessFigures.cpuSeconds(stat)).isEqualTo(4.0);
  }

  @Test
  void readsTheResidentMemory() {
    String status = "Name:\tjava\nVmHWM:\t   90000 kB\nVmRSS:\t    2048 kB\nRssAnon:\t 1024 kB\n";

    assertThat(ProcessFigures.residentBytes(status)).isEqualTo(2 << 20);
    assertThat(ProcessFigures.residentBytes("Name:\tended\nState:\tZ (zombie)\n")).isZero();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void countsAProcessAndItsDescendants() throws Exception {
    Process shell = new ProcessBuilder("sh", "-c", "sh -c 'echo begun; read line; :'; :").start();
    try {
      assertThat(shell.inputReader().readLine()).isEqualTo("begun");
      long both = ProcessFigures.of(shell).residentBytes();
      long child = residentBytesOf(shell.descendants().findFirst().orElseThrow().pid());

      assertThat(child).isPositive();
      assertThat(both).isGreaterThan(child);
    } finally {
      shell.outputWriter().close();
      shell.waitFor();
    }
  }

  private static long residentBytesOf(long id) throws IOException {
    return ProcessFigures.residentBytes(Files.readString(Path.of("/proc/" + id + "/status")));
  }
}
