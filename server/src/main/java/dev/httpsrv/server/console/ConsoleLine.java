package dev.httpsrv.server.console;

/**
 * The lines of the console's socket, in UTF-8. A client sends a command a line. The server answers
 * each with {@code >text} for a line of output, and {@code =ok}, or {@code =failed} after {@code
 * !reason} lines, at the end.
 */
final class ConsoleLine {

  static final char OUTPUT = '>';
  static final char REASON = '!';
  static final String OK = "=ok";
  static final String FAILED = "=failed";

  private ConsoleLine() {}
}
