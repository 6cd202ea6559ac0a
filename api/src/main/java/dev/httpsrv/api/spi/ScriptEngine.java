package dev.httpsrv.api.spi;

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

  /** Closes what is left of the engine; its interpreters have been closed before. */
  @Override
  void close();
}
