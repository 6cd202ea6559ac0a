package dev.httpsrv.api.spi;

import java.util.Optional;

/** A started engine, which lives as long as its server. Any thread may use it. */
public interface ScriptEngine extends AutoCloseable {

  /** Returns how the engine runs scripts, for people, such as {@code LuaJ 3.0.1, compiled}. */
  String description();

  /**
   * Compiles a script, as far as the engine can without an interpreter.
   *
   * @throws dev.httpsrv.api.ScriptSyntaxException if the script does not parse
   */
  CompiledScript compile(Script script);

  /**
   * Creates an interpreter in which nothing is loaded yet.
   *
   * @param language the id of one of the engine's languages
   * @param host what scripts see and reach; used only by the thread that uses the interpreter
   * @throws dev.httpsrv.api.EngineException if the engine failed
   */
  Interpreter newInterpreter(String language, InterpreterHost host);

  /**
   * Returns whether an interpreter gets slower with each thread that it has run in. Then the calls
   * of few connections run in their threads, and those of all others in one for each interpreter.
   */
  default boolean prefersFewThreads() {
    return false;
  }

  /**
   * Returns a script that never ends by itself, by which a server tries at its start whether this
   * engine's calls can be stopped. Empty if they cannot, or the engine does not know the language
   * so well; then the server starts without having tried.
   *
   * @param language the id of one of the engine's languages
   */
  default Optional<String> endlessScript(String language) {
    return Optional.empty();
  }

  /** Closes what is left of the engine; its interpreters have been closed before. */
  @Override
  void close();
}
