package dev.httpsrv.benchmarks;

import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.ExchangeSession;
import dev.httpsrv.runtime.exchange.SuspendedSessions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The session that each request gets, of which nothing is asked yet. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SessionCreation {

  private final Exchange request = Workload.HELLO.request();
  private final SuspendedSessions suspended = new SuspendedSessions();

  /** One session. */
  @Benchmark
  public ExchangeSession create() {
    return new ExchangeSession(request, suspended);
  }
}
