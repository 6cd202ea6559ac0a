package dev.httpsrv.benchmarks.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was measured, round by round. */
final class Results {

  private final Map<Endpoint, Map<ServerSystem, List<Measurement>>> rounds = new LinkedHashMap<>();

  /**
   * A system's medians at an endpoint.
   *
   * @param toBaseline the median of each round's multiple of the baseline; null without a baseline
   */
  record Row(ServerSystem system, Measurement median, @Nullable Measurement toBaseline) {}

  void add(Endpoint endpoint, ServerSystem system, Measurement measurement) {
    rounds
        .computeIfAbsent(endpoint, each -> new LinkedHashMap<>())
        .computeIfAbsent(system, each -> new ArrayList<>())
        .add(measurement);
  }

  /** Returns the endpoints that were measured. */
  List<Endpoint> endpoints() {
    return List.copyOf(rounds.keySet());
  }

  /** Returns an endpoint's rows. */
  List<Row> rows(Endpoint endpoint) {
    Map<ServerSystem, List<Measurement>> systems = rounds.getOrDefault(endpoint, Map.of());
    List<Measurement> baseline =
        systems.entrySet().stream()
            .filter(each -> each.getKey().name().equals(Systems.BASELINE))
            .findFirst()
            .map(Map.Entry::getValue)
            .orElse(List.of());
    return systems.entrySet().stream()
        .map(
            each ->
                new Row(
                    each.getKey(),
                    Measurement.median(each.getValue()),
                    toBaseline(each.getValue(), baseline)))
        .toList();
  }

  private static @Nullable Measurement toBaseline(
      List<Measurement> own, List<Measurement> baseline) {
    if (baseline.size() != own.size()) {
      return null;
    }
    List<Measurement> ratios = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      ratios.add(own.get(i).dividedBy(baseline.get(i)));
    }
    return Measurement.median(ratios);
  }
}
