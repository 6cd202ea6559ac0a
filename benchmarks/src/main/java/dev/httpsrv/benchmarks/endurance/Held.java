package dev.httpsrv.benchmarks.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a JVM holds.
 *
 * @param heapBytes live objects, after a collection
 * @param threads platform threads
 * @param files open file descriptors
 */
record Held(long heapBytes, long threads, long files) {

  private static final double MIB = 1 << 20;

  /** Looks at a JVM of this user, which collects its garbage first. */
  static Held by(long process) throws IOException {
    Path folder = Path.of("/proc", Long.toString(process));
    long threads =
        Files.readAllLines(folder.resolve("status")).stream()
            .filter(line -> line.startsWith("Threads:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
    try (Stream<Path> files = Files.list(folder.resolve("fd"))) {
      return new Held(liveBytes(process), threads, files.count());
    }
  }

  private static long liveBytes(long process) throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    try (var out = jcmd.inputReader()) {
      return out.lines()
          .filter(line -> line.startsWith("Total"))
          .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2]))
          .findFirst()
          .orElseThrow(
              () -> new IOException("jcmd does not tell what process " + process + " holds"));
    }
  }

  /**
   * Prints what was held first and last, as means; returns whether it is the same but for little.
   *
   * @param share which part of all is first, and which last
   */
  static boolean isFlat(List<Held> all, double share) {
    int part = Math.max(1, (int) (all.size() * share));
    List<Held> first = all.subList(0, part);
    List<Held> last = all.subList(all.size() - part, all.size());
    double heap = mean(first, Held::heapBytes) / MIB;
    double lastHeap = mean(last, Held::heapBytes) / MIB;
    double threads = mean(first, Held::threads);
    double lastThreads = mean(last, Held::threads);
    double files = mean(first, Held::files);
    double lastFiles = mean(last, Held::files);
    System.out.printf(
        "held, first and last: heap %.1f and %.1f MiB, threads %.1f and %.1f, files %.1f and %.1f%n",
        heap, lastHeap, threads, lastThreads, files, lastFiles);
    return lastHeap <= heap * 1.1 + 4
        && lastThreads <= threads * 1.1 + 4
        && lastFiles <= files * 1.1 + 4;
  }

  private static double mean(List<Held> all, ToDoubleFunction<Held> figure) {
    return all.stream().mapToDouble(figure).average().orElseThrow();
  }
}
