package dev.httpsrv.api.spi;

/**
 * One parameter of a function that scripts call.
 *
 * @param name the Java parameter's name
 * @param type the Java type that arguments are converted to
 * @param kind how arguments are converted
 * @param nullable whether nil may be passed, or, at the end, nothing
 */
public record ScriptParameter(String name, Class<?> type, ValueKind kind, boolean nullable) {

  /**
   * Returns the error for an argument of the wrong type; engines raise it in the script's line, so
   * that it reads the same in every language.
   *
   * @param function the function that was called
   * @param position the argument's position, from 1
   * @param actual what was passed, in the words of the script's language
   */
  public IllegalArgumentException mismatch(String function, int position, String actual) {
    return new IllegalArgumentException(
        "%s: argument %d (%s) must be %s%s, not %s"
            .formatted(
                function, position, name, kind.wording(), nullable ? " or nothing" : "", actual));
  }
}
