package dev.httpsrv.api.spi;

import dev.httpsrv.api.ScriptData;
import org.jspecify.annotations.Nullable;

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

  /**
   * Returns what was passed as data.
   *
   * @param function the function that was called
   * @param position the argument's position, from 1
   * @param tree the argument as {@link ScriptData#value} has it, with {@link ScriptData.Unfit} in
   *     the place of what is no data
   * @throws IllegalArgumentException if something in it is unfit; the message says where
   */
  public ScriptData data(String function, int position, @Nullable Object tree) {
    ScriptData data = new ScriptData(tree);
    String objection =
        data.firstObjection(
            part -> part instanceof ScriptData.Unfit unfit ? unfit.wording() : null);
    if (objection != null) {
      throw new IllegalArgumentException(
          "%s: argument %d (%s) must be data, but %s"
              .formatted(function, position, name, objection));
    }
    return data;
  }
}
