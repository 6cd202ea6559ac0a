package dev.httpsrv.benchmarks.compare;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The figures of one system at one endpoint.
 *
 * @param cpuSeconds processor time of the server for 100,000 requests
 * @param residentMib resident memory of the server after the load
 * @param wrong requests that failed, and wrong answers
 */
record Measurement(
    double requestsPerSecond,
    double p50Millis,
    double p99Millis,
    double cpuSeconds,
    double residentMib,
    long wrong) {

  private static final double REQUESTS = 100_000;

  static Measurement of(
      WrkResult load, ProcessFigures before, ProcessFigures after, long wrongAnswers) {
    return new Measurement(
        load.requests() / load.seconds(),
        load.p50Millis(),
        load.p99Millis(),
        (after.cpuSeconds() - before.cpuSeconds()) / load.requests() * REQUESTS,
        after.residentBytes() / (double) (1 << 20),
        load.failed() + wrongAnswers);
  }

  /** Returns the median of each figure, and all that was wrong. */
  static Measurement median(List<Measurement> rounds) {
    return new Measurement(
        median(rounds, Measurement::requestsPerSecond),
        median(rounds, Measurement::p50Millis),
        median(rounds, Measurement::p99Millis),
        median(rounds, Measurement::cpuSeconds),
        median(rounds, Measurement::residentMib),
        rounds.stream().mapToLong(Measurement::wrong).sum());
  }

  /** Returns each figure as a multiple of another measurement's. */
  Measurement dividedBy(Measurement other) {
    return new Measurement(
        requestsPerSecond / other.requestsPerSecond,
        p50Millis / other.p50Millis,
        p99Millis / other.p99Millis,
        cpuSeconds / other.cpuSeconds,
        residentMib / other.residentMib,
        wrong);
  }

  private static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
