package dev.httpsrv.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.runtime.engine.Engines;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One switch of a Lua coroutine, into it or out of it, in a loop of a compiled script that resumes
 * one which yields.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CoroutineSwitch {

  private static final int ROUNDS = 500;
  private static final String SCRIPT =
      """
      local co = coroutine.wrap(function()
        while true do coroutine.yield(1) end
      end)
      function rounds()
        local sum = 0
        for i = 1, %d do sum = sum + co() end
        return sum
      end
      """
          .formatted(ROUNDS);

  private @Nullable Engines engines;
  private @Nullable Interpreter interpreter;
  private @Nullable ScriptFunction rounds;

  /** Loads the script into an interpreter. */
  @Setup
  public void load() {
    engines = Engines.discover(Map.of());
    ScriptEngine engine = engines.running("lua");
    Interpreter lua = engine.newInterpreter("lua", new RegisteredFunction());
    CompiledScript script =
        engine.compile(new Script("rounds", "rounds.lua", "lua", SCRIPT.getBytes(UTF_8)));
    lua.load(script);
    rounds = lua.function(script, "rounds").orElseThrow();
    interpreter = lua;
  }

  /** Ends the interpreter. */
  @TearDown
  public void unload() {
    if (interpreter != null && engines != null) {
      interpreter.close();
      engines.close();
    }
  }

  /** As in the launcher's JVM. */
  @Benchmark
  @OperationsPerInvocation(2 * ROUNDS)
  @Fork(jvmArgsAppend = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED")
  public @Nullable Object continuation() {
    return switches();
  }

  /** As in a JVM without flags. */
  @Benchmark
  @OperationsPerInvocation(2 * ROUNDS)
  @Fork(jvmArgs = "-Xmx1g")
  public @Nullable Object virtualThread() {
    return switches();
  }

  private @Nullable Object switches() {
    if (rounds == null) {
      throw new IllegalStateException("not loaded");
    }
    return rounds.call();
  }
}
