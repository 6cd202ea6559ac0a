package dev.httpsrv.api;

/**
 * A place in a script.
 *
 * @param file the script's file, as it was given
 * @param line the line, from 1; 0 where it is not known
 */
public record ScriptLocation(String file, int line) {

  /** Returns {@code file:line}. */
  @Override
  public String toString() {
    return line > 0 ? file + ":" + line : file;
  }
}
