package dev.httpsrv.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The systems' servers, each started once, measured in rounds in which they take turns. */
final class Competition {

  private final Options options;
  private final Wrk wrk;
  private final List<Competitor> competitors = new ArrayList<>();

  /** A system that runs, and the names of the endpoints that it has. */
  private record Competitor(ServerSystem system, RunningServer server, Set<String> offers) {}

  Competition(Options options, Wrk wrk) {
    this.options = options;
    this.wrk = wrk;
  }

  /** Starts and warms the servers; who cannot be started stays out. */
  void prepare(Workplace workplace, List<ServerSystem> systems)
      throws IOException, InterruptedException {
    for (ServerSystem each : systems) {
      try {
        RunningServer server = each.starter().start(workplace);
        String about = Probe.about(server).map(said -> " (" + said + ")").orElse("");
        ServerSystem system = new ServerSystem(each.name(), each.version() + about, each.starter());
        competitors.add(new Competitor(system, server, offered(server)));
        System.err.println("Started " + system.version());
      } catch (IOException e) {
        System.err.println("Without " + each.name() + ": " + e.getMessage());
      }
    }
    for (Endpoint endpoint : options.endpoints()) {
      for (Competitor each : turn(endpoint, 0)) {
        System.err.printf("Warming up %s: %s%n", endpoint.name(), each.system().name());
        wrk.run(each.server(), endpoint, options.warmUpSeconds());
      }
    }
  }

  /** Returns the systems that take part. */
  List<ServerSystem> systems() {
    return competitors.stream().map(Competitor::system).toList();
  }

  Results run() throws IOException, InterruptedException {
    Results results = new Results();
    for (int round = 0; round < options.rounds(); round++) {
      System.err.printf("Round %d of %d%n", round + 1, options.rounds());
      for (Endpoint endpoint : options.endpoints()) {
        for (Competitor each : turn(endpoint, round)) {
          results.add(endpoint, each.system(), measure(each, endpoint));
        }
      }
    }
    return results;
  }

  private Set<String> offered(RunningServer server) throws IOException, InterruptedException {
    Set<String> names = new TreeSet<>();
    for (Endpoint endpoint : options.endpoints()) {
      if (Probe.offers(server, endpoint)) {
        names.add(endpoint.name());
      }
    }
    return names;
  }

  /** Returns who serves an endpoint; each round begins with another one. */
  private List<Competitor> turn(Endpoint endpoint, int round) {
    List<Competitor> turn =
        new ArrayList<>(
            competitors.stream().filter(each -> each.offers().contains(endpoint.name())).toList());
    Collections.rotate(turn, -round);
    return turn;
  }

  private Measurement measure(Competitor competitor, Endpoint endpoint)
      throws IOException, InterruptedException {
    RunningServer server = competitor.server();
    long wrong = 0;
    String problem = Probe.problem(server, endpoint);
    if (problem != null) {
      System.err.printf(
          "%s answers %s wrongly: %s%n", competitor.system().name(), endpoint.name(), problem);
      wrong++;
    }
    // Who has waited for its turn begins with cold caches, whatever it is.
    wrk.run(server, endpoint, options.leadInSeconds());
    ProcessFigures before = ProcessFigures.of(server.process());
    WrkResult load = wrk.run(server, endpoint, options.seconds());
    return Measurement.of(load, before, ProcessFigures.of(server.process()), wrong);
  }
}
