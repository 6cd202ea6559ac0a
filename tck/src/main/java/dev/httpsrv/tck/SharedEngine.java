package dev.httpsrv.tck;

import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.LibraryBinding;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.api.spi.ScriptLanguage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An engine that all cases share: it starts once, and stays when a case closes it, since an engine
 * may take seconds to start and to become warm.
 */
final class SharedEngine implements EngineProvider, ScriptEngine {

  private final EngineProvider provider;
  private @Nullable ScriptEngine started;
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
  public ScriptEngine start() {
    running();
    return this;
  }

  @Override
  public String description() {
    return running().description();
  }

  @Override
  public CompiledScript compile(Script script) {
    return running().compile(script);
  }

  @Override
  public Interpreter newInterpreter(String language, InterpreterHost host) {
    libraries = List.copyOf(host.libraries());
    Interpreter interpreter = running().newInterpreter(language, host);
    interpreters.put(host, interpreter);
    return interpreter;
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

  @Override
  public Optional<String> endlessScript(String language) {
    return running().endlessScript(language);
  }

  /** Does nothing; the next case uses the engine again. */
  @Override
  public void close() {}

  /** Closes the engine, after the last case. */
  synchronized void closeForGood() {
    if (started != null) {
      started.close();
      started = null;
    }
  }

  private synchronized ScriptEngine running() {
    if (started == null) {
      started = provider.start();
    }
    return started;
  }
}
