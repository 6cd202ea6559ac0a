package dev.httpsrv.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the comparison runs on. */
final class Machine {

  private Machine() {}

  /** Returns lines for people: processor, memory, kernel, JDK. */
  static List<String> describe() throws IOException {
    return List.of(
        "%d cores of %s, %s of memory"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                value("/proc/cpuinfo", "model name"),
                gib(value("/proc/meminfo", "MemTotal"))),
        "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")),
        "JDK %s, %s"
            .formatted(
                System.getProperty("java.runtime.version"), System.getProperty("java.vendor")));
  }

  private static String value(String file, String name) throws IOException {
    return Files.readString(Path.of(file))
        .lines()
        .filter(line -> line.startsWith(name))
        .findFirst()
        .map(line -> line.replaceFirst("[^:]*:\\s*", ""))
        .orElse("unknown");
  }

  private static String gib(String kib) {
    return Math.round(Long.parseLong(kib.replaceAll("\\D", "")) / (double) (1 << 20)) + " GiB";
  }
}
