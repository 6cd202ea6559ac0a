package dev.httpsrv.api.spi;

import dev.httpsrv.api.SandboxPreset;
import java.util.List;
import java.util.Set;

/**
 * {@link java.util.ServiceLoader} provider interface for script engines.
 *
 * <p>An instance is asked for its languages at every start of a server, and started only if a
 * script needs it.
 */
public interface EngineProvider {

  /** Returns the engine's id, such as {@code luaj}; unique among the engines of an application. */
  String id();

  /** Returns the languages that the engine runs. */
  List<ScriptLanguage> languages();

  /**
   * Returns the sandboxes that the engine can keep the scripts of a language in; the standard one
   * alone, unless it says otherwise. No script runs in another one.
   */
  default Set<SandboxPreset> sandboxes(String language) {
    return Set.of(SandboxPreset.STANDARD);
  }

  /**
   * Starts the engine.
   *
   * @param sandbox what all of its scripts are kept in; it runs only languages for which {@link
   *     #sandboxes} has it
   * @throws dev.httpsrv.api.EngineException if it cannot start; the message says what is missing
   */
  ScriptEngine start(SandboxPreset sandbox);
}
