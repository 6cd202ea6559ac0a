package dev.httpsrv.tck;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.LibraryBinding;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.api.spi.ScriptLanguage;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * An engine that all cases share: it starts once for each sandbox, and stays when a case closes it,
 * since an engine may take seconds to start and to become warm.
 */
final class SharedEngine implements EngineProvider {

  private final EngineProvider provider;
  private final Map<SandboxPreset, ScriptEngine> started = new EnumMap<>(SandboxPreset.class);
  private volatile List<LibraryBinding> libraries = List.of();
  private final Map<InterpreterHost, Interpreter> interpreters =
      Collections.synchronizedMap(new WeakHashMap<>());

  SharedEngine(EngineProvider provider) {
    this.provider = provider;
  }

  /** Returns the libraries of the interpreter that was created last. */
  List<LibraryBinding> libraries() {
    return libraries;
  }

  @Override
  public String id() {
    return provider.id();
  }

  @Override
  public List<ScriptLanguage> languages() {
    return provider.languages();
  }

  @Override
  public Set<SandboxPreset> sandboxes(String language) {
    return provider.sandboxes(language);
  }

  @Override
  public ScriptEngine start(SandboxPreset sandbox) {
    return new Shared(running(sandbox));
  }

  /** Returns the interpreters that have a library. */
  List<Interpreter> interpretersWith(Object library) {
    synchronized (interpreters) {
      return interpreters.entrySet().stream()
          .filter(
              each ->
                  each.getKey().libraries().stream()
                      .anyMatch(binding -> binding.target() == library))
          .map(Map.Entry::getValue)
          .toList();
    }
  }

  /** Closes the engines, after the last case. */
  synchronized void closeForGood() {
    started.values().forEach(ScriptEngine::close);
    started.clear();
  }

  private synchronized ScriptEngine running(SandboxPreset sandbox) {
    return started.computeIfAbsent(sandbox, provider::start);
  }

  /** An engine as one case has it. */
  private final class Shared implements ScriptEngine {

    private final ScriptEngine engine;

    Shared(ScriptEngine engine) {
      this.engine = engine;
    }

    @Override
    public String description() {
      return engine.description();
    }

    @Override
    public CompiledScript compile(Script script) {
      return engine.compile(script);
    }

    @Override
    public Interpreter newInterpreter(String language, InterpreterHost host) {
      libraries = List.copyOf(host.libraries());
      Interpreter interpreter = engine.newInterpreter(language, host);
      interpreters.put(host, interpreter);
      return interpreter;
    }

    @Override
    public Optional<String> endlessScript(String language) {
      return engine.endlessScript(language);
    }

    @Override
    public boolean prefersFewThreads() {
      return engine.prefersFewThreads();
    }

    /** Does nothing; the next case uses the engine again. */
    @Override
    public void close() {}
  }
}
