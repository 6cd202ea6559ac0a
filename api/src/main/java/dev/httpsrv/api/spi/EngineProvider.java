package dev.httpsrv.api.spi;

import java.util.List;

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
   * Starts the engine.
   *
   * @throws dev.httpsrv.api.EngineException if it cannot start; the message says what is missing
   */
  ScriptEngine start();
}
