package dev.httpsrv.benchmarks.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Hello over 8,000 connections that are kept alive, made by h2load, beside plain Helidon. */
final class ManyConnections {

  private static final int CONNECTIONS = 8000;
  private static final int REQUESTS = 200_000;

  private final Workplace workplace;
  private final Tool h2load;

  ManyConnections(Workplace workplace, Tool h2load) {
    this.workplace = workplace;
    this.h2load = h2load;
  }

  /** Prints a table; returns false if a request failed. */
  boolean measure(int rounds) throws IOException, InterruptedException {
    Path folder = workplace.folder("h2load");
    List<Candidate> candidates = new ArrayList<>();
    for (ServerSystem each :
        List.of(
            JavaServers.helidon(),
            JavaServers.httpsrvJava(),
            JavaServers.httpsrvLua(),
            JavaServers.httpsrvJs())) {
      RunningServer server = each.starter().start(workplace);
      load(folder, server); // warms it up
      candidates.add(new Candidate(each.name(), server, new ArrayList<>()));
    }
    List<Candidate> turn = new ArrayList<>(candidates);
    for (int round = 0; round < rounds; round++) {
      System.err.printf("Connections: round %d of %d%n", round + 1, rounds);
      for (Candidate each : turn) {
        each.results.add(load(folder, each.server));
      }
      Collections.rotate(turn, -1);
    }
    System.out.printf("%,d connections, %,d requests%n", CONNECTIONS, REQUESTS);
    System.out.printf(
        "%-14s %10s %8s %8s %10s%n", "SYSTEM", "REQ/S", "RATIO", "FAILED", "RSS, MIB");
    boolean right = true;
    for (Candidate each : candidates) {
      long failed = each.results.stream().mapToLong(H2load::failed).sum();
      ProcessFigures figures = ProcessFigures.of(each.server.process());
      System.out.printf(
          "%-14s %10.0f %8.2f %8d %10.0f%n",
          each.name,
          median(each.results.stream().mapToDouble(H2load::requestsPerSecond)),
          median(ratios(each.results, candidates.getFirst().results)),
          failed,
          figures.residentBytes() / (double) (1 << 20));
      right &= failed == 0;
      each.server.process().destroy();
    }
    System.out.println();
    return right;
  }

  private record Candidate(String name, RunningServer server, List<H2load> results) {}

  private H2load load(Path folder, RunningServer server) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            h2load.toString(), "--h1", "-c" + CONNECTIONS, "-n" + REQUESTS, server.url("/hello"));
    Process process = workplace.start(folder, command);
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("h2load failed: " + Files.readString(folder.resolve("stderr.log")));
    }
    return H2load.parse(output);
  }

  private static DoubleStream ratios(List<H2load> own, List<H2load> baseline) {
    return IntStream.range(0, own.size())
        .mapToDouble(i -> own.get(i).requestsPerSecond() / baseline.get(i).requestsPerSecond());
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
