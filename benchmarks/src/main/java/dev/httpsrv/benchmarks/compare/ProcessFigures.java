package dev.httpsrv.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process has used, and its descendants with it.
 *
 * @param cpuSeconds processor time since the start, of ended children too
 * @param residentBytes resident memory; what processes share counts in each of them
 */
record ProcessFigures(double cpuSeconds, long residentBytes) {

  /** Linux tells processor time in hundredths of a second, whatever the kernel counts in. */
  private static final double TICKS_A_SECOND = 100;

  private static final ProcessFigures NONE = new ProcessFigures(0, 0);

  static ProcessFigures of(Process process) throws IOException {
    List<Long> ids =
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
            .map(ProcessHandle::pid)
            .toList();
    ProcessFigures sum = NONE;
    for (long id : ids) {
      ProcessFigures one = of(Path.of("/proc", Long.toString(id)));
      sum =
          new ProcessFigures(
              sum.cpuSeconds + one.cpuSeconds, sum.residentBytes + one.residentBytes);
    }
    return sum;
  }

  private static ProcessFigures of(Path folder) throws IOException {
    try {
      return new ProcessFigures(
          cpuSeconds(Files.readString(folder.resolve("stat"))),
          residentBytes(Files.readString(folder.resolve("status"))));
    } catch (NoSuchFileException e) {
      return NONE; // it has ended, and its parent counts it
    }
  }

  /** Returns the processor time in a {@code stat} file; a program's name may hold any character. */
  static double cpuSeconds(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int i = 11; i <= 14; i++) { // utime, stime, cutime, cstime
      ticks += Long.parseLong(fields[i]);
    }
    return ticks / TICKS_A_SECOND;
  }

  /** Returns the resident memory in a {@code status} file; a process that is ending has none. */
  static long residentBytes(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .sum();
  }
}
