package dev.httpsrv.benchmarks;

import dev.httpsrv.runtime.route.Route;
import dev.httpsrv.runtime.route.RouteTable;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Finding a route, by the number of routes there are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RouteLookup {

  /** The number of routes. */
  @Param({"10", "1000", "100000"})
  public int routes;

  /** Whether every other route has parameters, at places where others have text. */
  @Param({"false", "true"})
  public boolean parameters;

  private RouteTable<String> table = RouteTable.of(List.of());
  private String path = "";

  /** Builds the table, and chooses a path in its middle. */
  @Setup
  public void build() {
    table =
        RouteTable.of(
            IntStream.range(0, routes)
                .mapToObj(i -> new Route<>("GET", endpoint(i), "t" + i, null))
                .toList());
    path = "/api/service" + routes / 2 + "/items/4711";
  }

  private String endpoint(int route) {
    return parameters && route % 2 == 0
        ? "/{tenant}/service" + route + "/{item}"
        : "/api/service" + route + "/items";
  }

  /** A path and method that a route takes. */
  @Benchmark
  public @Nullable Object hit() {
    return table.find("GET", path);
  }

  /** A path that no route takes. */
  @Benchmark
  public @Nullable Object miss() {
    return table.find("GET", "/api/servant/items/4711");
  }

  /** A path that a route takes, with another method. */
  @Benchmark
  public @Nullable Object wrongMethod() {
    return table.find("POST", path);
  }

  /** The methods for the answer to that. */
  @Benchmark
  public Object allow() {
    return table.methodsAt(path);
  }
}
