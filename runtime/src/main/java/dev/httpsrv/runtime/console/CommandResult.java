package dev.httpsrv.runtime.console;

/**
 * How a command ended.
 *
 * @param succeeded whether it worked
 * @param reason why not; empty where it worked
 */
public record CommandResult(boolean succeeded, String reason) {

  static final CommandResult SUCCESS = new CommandResult(true, "");

  static CommandResult failure(String reason) {
    return new CommandResult(false, reason);
  }
}
