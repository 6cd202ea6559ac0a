package dev.httpsrv.engine.graal;

import dev.httpsrv.api.EngineException;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import java.time.Duration;
import java.util.Optional;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;

/** A started GraalVM: one polyglot engine, a context for each interpreter. */
final class GraalEngine implements ScriptEngine {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Polyglot polyglot;
  private final SandboxPreset sandbox;

  GraalEngine(Polyglot polyglot, SandboxPreset sandbox) {
    this.polyglot = polyglot;
    this.sandbox = sandbox;
  }

  @Override
  public String description() {
    return polyglot.description();
  }

  @Override
  public CompiledScript compile(Script script) {
    return Shape.of(script.language()).compile(script);
  }

  @Override
  public Interpreter newInterpreter(String language, InterpreterHost host) {
    if (!polyglot.has(language)) {
      throw new EngineException(
          GraalEngineProvider.ID,
          "GraalVM has no " + language + "; put its language on the class path",
          null);
    }
    LineStream output = new LineStream(host::print);
    try {
      ScriptFileSystem files = new ScriptFileSystem();
      Context context = polyglot.newContext(language, sandbox, output, files);
      try {
        return new GraalInterpreter(
            Shape.of(language),
            language,
            context,
            host,
            output,
            files,
            sandbox,
            polyglot.safepoints());
      } catch (RuntimeException e) {
        context.close(true);
        throw e;
      }
    } catch (PolyglotException | IllegalStateException | IllegalArgumentException e) {
      throw new EngineException(
          GraalEngineProvider.ID, language + " does not start: " + e.getMessage(), e);
    }
  }

  /** A context keeps a list of its threads, and goes through it whenever they change. */
  @Override
  public boolean prefersFewThreads() {
    return true;
  }

  @Override
  public Optional<String> endlessScript(String language) {
    return polyglot.safepoints() == null ? Optional.empty() : Shape.of(language).endlessScript();
  }

  /** Ends; after a moment it leaves alone what runs and cannot be cancelled. */
  @Override
  public void close() {
    Thread closing = Thread.ofPlatform().daemon().name("httpsrv-close").start(this::end);
    try {
      closing.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    try {
      polyglot.close();
    } catch (PolyglotException | IllegalStateException _) {
      // What still ran in it was cancelled; there is nobody left to tell.
    }
  }
}
