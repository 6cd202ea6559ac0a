package dev.httpsrv.benchmarks;

import dev.httpsrv.api.Handler;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.runtime.engine.Engines;
import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.ExchangeSession;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.runtime.exchange.SuspendedSessions;
import java.io.IOException;
import java.util.Map;
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

/**
 * The handler called in its interpreter, and nothing else: no route, no pool, no generation. What
 * {@link Dispatch} takes longer is what httpsrv adds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BareCall {

  /** What is asked for. */
  @Param public Workload workload = Workload.HELLO;

  /** What the handler is written in. */
  @Param({"java", "lua", "lua-interpreted", "js", "python"})
  public String language = "";

  private final SuspendedSessions suspended = new SuspendedSessions();
  private Exchange request = Workload.HELLO.request();
  private Handler handler = Workload.HELLO.handler();
  private @Nullable ScriptFunction function;
  private @Nullable Engines engines;
  private @Nullable Interpreter interpreter;

  /** Loads the script into an interpreter. */
  @Setup
  public void load() throws IOException {
    request = workload.request();
    handler = workload.handler();
    if (language.equals("java")) {
      return;
    }
    engines = Engines.discover(Map.of());
    ScriptEngine engine = engines.running(Scripts.language(language));
    RegisteredFunction registered = new RegisteredFunction();
    interpreter = engine.newInterpreter(Scripts.language(language), registered);
    String file = Scripts.file(workload, language);
    byte[] source = Scripts.source(workload, language);
    interpreter.load(
        engine.compile(
            new Script(workload.scriptName(), file, Scripts.language(language), source)));
    function = registered.function();
  }

  /** Ends the interpreter. */
  @TearDown
  public void unload() {
    if (interpreter != null && engines != null) {
      interpreter.close();
      engines.close();
    }
  }

  /** One call, with the session that it needs. */
  @Benchmark
  public Response call() throws Exception {
    ExchangeSession session = new ExchangeSession(request, suspended);
    if (function == null) {
      handler.handle(session);
    } else {
      function.call(session);
    }
    return session.response();
  }
}
