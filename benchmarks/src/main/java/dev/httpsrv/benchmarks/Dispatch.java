package dev.httpsrv.benchmarks;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.exchange.Exchange;
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

/** A hello request from the route table through the handler to the response, without a socket. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Dispatch {

  /** What the handler is written in. */
  @Param({"java", "lua", "js", "python"})
  public String language = "";

  private final Exchange request = new HelloRequest();
  private @Nullable Path folder;
  private @Nullable Httpsrv httpsrv;

  /** Loads the script. */
  @Setup
  public void load() throws IOException {
    folder = Files.createTempDirectory("httpsrv-benchmark");
    Httpsrv.Builder builder = Httpsrv.builder().interpreters(1);
    if (language.equals("java")) {
      builder.register(Hello::register);
    } else {
      builder.scripts(Hello.script(folder, language));
    }
    httpsrv = builder.build();
  }

  /** Removes the script. */
  @TearDown
  public void unload() throws IOException {
    if (httpsrv != null && folder != null) {
      httpsrv.close();
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /** One request. */
  @Benchmark
  public Object dispatch() {
    if (httpsrv == null) {
      throw new IllegalStateException("not loaded");
    }
    return httpsrv.handle(request);
  }
}
