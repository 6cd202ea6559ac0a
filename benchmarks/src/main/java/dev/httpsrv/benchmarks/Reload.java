package dev.httpsrv.benchmarks;

import dev.httpsrv.runtime.Httpsrv;
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

/** Loading a script with 1,000 routes anew, into two interpreters. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Reload {

  private static final String LUA =
      """
      for i = 1, 1000 do
        msys.httpsrv.register("GET", "/routes/" .. i, function(session)
          session:response_status_set_std(200, tostring(i), "text/plain")
        end)
      end
      """;

  private static final String JAVASCRIPT =
      """
      for (let i = 1; i <= 1000; i++) {
        msys.httpsrv.register("GET", `/routes/${i}`, (session) => {
          session.response_status_set_std(200, String(i), "text/plain");
        });
      }
      """;

  /** What the script is written in. */
  @Param({"lua", "js"})
  public String language = "";

  private @Nullable Path script;
  private @Nullable Httpsrv httpsrv;

  /** Loads it first. */
  @Setup
  public void load() throws IOException {
    Path folder = Files.createTempDirectory("httpsrv-benchmark");
    Path file = folder.resolve("routes." + language);
    Files.writeString(file, language.equals("lua") ? LUA : JAVASCRIPT);
    script = file;
    httpsrv = Httpsrv.builder().interpreters(2).scripts(folder).build();
  }

  /** Removes it. */
  @TearDown
  public void unload() throws IOException {
    if (httpsrv != null && script != null) {
      httpsrv.close();
      Files.delete(script);
      Files.delete(script.getParent());
    }
  }

  /** One reload. */
  @Benchmark
  public int reload() {
    if (httpsrv == null) {
      throw new IllegalStateException("not loaded");
    }
    httpsrv.reload();
    return httpsrv.routes().size();
  }
}
