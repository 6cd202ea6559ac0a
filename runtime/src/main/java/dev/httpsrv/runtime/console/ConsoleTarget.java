package dev.httpsrv.runtime.console;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the built-in commands act on. Any thread may call it. */
public interface ConsoleTarget {

  /** Lets an action use the commands that scripts and Java code have registered, by prefix. */
  <T> T withCommands(Function<Map<String, Command>, T> action);

  /** Prints the routes as a table. */
  void printRoutes(Consumer<String> output);

  /** Prints the engines as a table. */
  void printEngines(Consumer<String> output);

  /** Prints how many routes, requests and interpreters there are, and what became of reloads. */
  void printStatus(Consumer<String> output);

  /**
   * Applies the configuration anew, as the scripts now are.
   *
   * @throws dev.httpsrv.api.ConfigurationException if it cannot be applied; the old one goes on
   */
  void reload(Consumer<String> output);

  /** Begins to shut the server down, and returns. */
  void shutdown();

  /** Returns the version of httpsrv. */
  String version();
}
