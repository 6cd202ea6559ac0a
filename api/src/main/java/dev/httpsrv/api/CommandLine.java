package dev.httpsrv.api;

import java.util.List;

/**
 * The command construct that a console command gets.
 *
 * @param argv the words, the command's own first
 */
public record CommandLine(@ScriptProperty(value = "argv", zeroBased = true) List<String> argv) {

  /** Copies the words. */
  public CommandLine {
    argv = List.copyOf(argv);
  }

  /** Returns the number of words, the command's own included. */
  @ScriptProperty("argc")
  public int argc() {
    return argv.size();
  }
}
