package dev.httpsrv.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Scanner;

/**
 * Processor time of the whole machine since it started, in hundredths of a second.
 *
 * @param stolen what a virtual machine's host gave to others while this one had work
 */
record HostTime(long busy, long stolen) {

  /** Returns the time until now; nothing where the system does not tell. */
  static HostTime now() throws IOException {
    Path stat = Path.of("/proc/stat");
    return Files.isReadable(stat) ? parse(Files.readString(stat)) : new HostTime(0, 0);
  }

  /** Reads the first line of a {@code /proc/stat}. */
  static HostTime parse(String stat) {
    try (Scanner scanner = new Scanner(stat)) {
      scanner.next(); // cpu
      long user = scanner.nextLong();
      long nice = scanner.nextLong();
      long system = scanner.nextLong();
      scanner.nextLong(); // idle
      scanner.nextLong(); // waiting for a disk
      long interrupts = scanner.nextLong() + scanner.nextLong();
      long stolen = scanner.nextLong();
      return new HostTime(user + nice + system + interrupts + stolen, stolen);
    }
  }

  /** Returns, for people, what part of the work's time was stolen since then. */
  static String stolenSince(HostTime begin) throws IOException {
    HostTime end = now();
    if (end.busy == 0) {
      return "what the host took of the processors' time is not known";
    }
    return String.format(
        Locale.ROOT,
        "the host took %.1f %% of the time in which processors had work",
        100.0 * (end.stolen - begin.stolen) / Math.max(1, end.busy - begin.busy));
  }
}
