package dev.httpsrv.benchmarks;

import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.LibraryBinding;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.runtime.engine.Engines;
import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.ExchangeSession;
import dev.httpsrv.runtime.exchange.SuspendedSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * The hello handler called in its interpreter, and nothing else: no route, no pool, no generation.
 * What {@link Dispatch} takes longer is what httpsrv adds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BareCall {

  /** What the handler is written in. */
  @Param({"lua", "js", "python"})
  public String language = "";

  private final Exchange request = new HelloRequest();
  private final SuspendedSessions suspended = new SuspendedSessions();
  private final Registration registration = new Registration();
  private @Nullable Engines engines;
  private @Nullable Interpreter interpreter;

  /** Loads the script into an interpreter. */
  @Setup
  public void load() throws IOException {
    engines = Engines.discover(Map.of());
    ScriptEngine engine = engines.running(language);
    interpreter = engine.newInterpreter(language, registration);
    Path folder = Files.createTempDirectory("httpsrv-benchmark");
    Path file = Hello.script(folder, language);
    byte[] source = Files.readAllBytes(file);
    Files.delete(file);
    Files.delete(folder);
    interpreter.load(engine.compile(new Script("hello", "hello", language, source)));
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
  public Object call() {
    ExchangeSession session = new ExchangeSession(request, suspended);
    registration.handler().call(session);
    return session.response();
  }

  /** Stands for the server's library: keeps the function that the script registers. */
  @ScriptLibrary("msys.httpsrv")
  public static final class Registration implements InterpreterHost {

    private @Nullable ScriptFunction handler;

    /** Keeps the function. */
    @ScriptName("register")
    public void register(@Nullable String method, String endpoint, FunctionReference function) {
      handler = (ScriptFunction) function;
    }

    ScriptFunction handler() {
      if (handler == null) {
        throw new IllegalStateException("the script registered nothing");
      }
      return handler;
    }

    @Override
    public List<LibraryBinding> libraries() {
      return List.of(LibraryBinding.of(this));
    }

    @Override
    public Optional<CompiledScript> find(String name) {
      return Optional.empty();
    }

    @Override
    public void print(String text) {}
  }
}
