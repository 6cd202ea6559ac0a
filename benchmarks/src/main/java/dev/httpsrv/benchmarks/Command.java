package dev.httpsrv.benchmarks;

import java.io.PrintStream;

/** What a command does with its arguments. */
@FunctionalInterface
public interface Command {

  /**
   * Runs.
   *
   * @return whether all was right
   * @throws CannotBeginException if the arguments are wrong, or something is missing that it needs
   */
  boolean run(Arguments arguments) throws Exception;

  /** Runs a command, and exits: with 0, with 1 if not all was right, with 2 if it cannot begin. */
  static void main(String usage, String[] words, Command command) throws Exception {
    System.exit(run(usage, words, command, System.err));
  }

  /** Runs a command; returns its exit status. */
  static int run(String usage, String[] words, Command command, PrintStream errors)
      throws Exception {
    try {
      return command.run(new Arguments(usage, words)) ? 0 : 1;
    } catch (CannotBeginException e) {
      errors.println(e.getMessage());
      return 2;
    }
  }
}
