package dev.httpsrv.benchmarks;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A request from the route table through the handler to the response, without a socket. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Dispatch {

  /** What is asked for. */
  @Param public Workload workload = Workload.HELLO;

  /** What the handler is written in. */
  @Param({"java", "lua", "lua-interpreted", "js", "python"})
  public String language = "";

  private Exchange request = Workload.HELLO.request();
  private @Nullable Httpsrv httpsrv;

  /** Loads the handler. */
  @Setup
  public void load() throws IOException {
    request = workload.request();
    HttpsrvBuilder builder = Httpsrv.builder().interpreters(1);
    if (language.equals("java")) {
      httpsrv = builder.register(workload::register).build();
      return;
    }
    Path folder = Files.createTempDirectory("httpsrv-benchmark");
    Path file = folder.resolve(Scripts.file(workload, language));
    Files.write(file, Scripts.source(workload, language));
    httpsrv = builder.scripts(folder).build();
    Files.delete(file);
    Files.delete(folder);
  }

  /** Ends its interpreter. */
  @TearDown
  public void unload() {
    if (httpsrv != null) {
      httpsrv.close();
    }
  }

  /** One request. */
  @Benchmark
  public Response dispatch() {
    if (httpsrv == null) {
      throw new IllegalStateException("not loaded");
    }
    return httpsrv.handle(request);
  }
}
