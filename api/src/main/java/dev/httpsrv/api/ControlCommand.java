package dev.httpsrv.api;

import java.util.function.Consumer;

/** A console command in Java, beside those that scripts register. */
@FunctionalInterface
public interface ControlCommand {

  /**
   * Runs the command.
   *
   * @param command the words that were typed
   * @param output takes the lines that the console's client sees
   * @throws Exception if the command failed; its message is shown to the console's client
   */
  void run(CommandLine command, Consumer<String> output) throws Exception;
}
