package dev.httpsrv.api.spi;

import java.util.List;
import java.util.Optional;

/** What an interpreter's scripts see of the world. */
public interface InterpreterHost {

  /** Returns the libraries to bind. */
  List<LibraryBinding> libraries();

  /**
   * Returns the script that a {@code require} or {@code import} names; empty where there is none.
   *
   * @param name the script's name, with dots between folders
   * @throws dev.httpsrv.api.ScriptSyntaxException if it does not parse
   */
  Optional<CompiledScript> find(String name);

  /**
   * Takes what a script printed.
   *
   * @param text the printed values, separated by tabs, without the line's end
   */
  void print(String text);
}
