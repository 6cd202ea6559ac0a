package dev.httpsrv.api.spi;

import dev.httpsrv.api.Attempt;
import dev.httpsrv.api.EncodedText;
import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.Results;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptTable;
import dev.httpsrv.api.Waiting;
import java.util.List;
import java.util.Map;

/**
 * How a value crosses between a script and Java. This is the one table of the mapping; engines
 * switch over it.
 *
 * <p>Nil, undefined and None are {@code null} in both directions, where a value is nullable.
 */
public enum ValueKind {
  /** {@code void}: nothing comes back. */
  NOTHING("nothing"),
  /** {@link String}: text; UTF-8 in a language whose strings are bytes. Numbers pass as text. */
  TEXT("a string"),
  /**
   * {@code byte[]}. To Java: the language's bytes, or a string, as UTF-8 where strings are text. To
   * a script: a string where strings are bytes, else the language's type for bytes.
   */
  BYTES("a string or bytes"),
  /** {@link EncodedText}, to a script only: its string, decoded where strings are text. */
  ENCODED_TEXT("a string"),
  /** {@code int} or {@code long}: a number without fraction, in range. */
  INTEGER("a whole number"),
  /** {@code double}: a number. */
  NUMBER("a number"),
  /** {@code boolean}: true or false, nothing else. */
  BOOLEAN("true or false"),
  /** {@link ScriptFunction}, to Java only. */
  FUNCTION("a function"),
  /** {@link FunctionReference}, to Java only: a function, or a string that names one. */
  FUNCTION_REFERENCE("a function or the name of one"),
  /** {@link ScriptTable}, to Java only: a table, object or dict that holds functions. */
  TABLE("a table of functions"),
  /** {@link Map} from text to text: a table, a plain object, a dict. */
  MAP("a table of strings"),
  /** {@link List}, to a script only: a table, an array, a list. */
  LIST("a list"),
  /** {@link Results}, to a script only: several results of one call. */
  RESULTS("several values"),
  /**
   * {@link Attempt}, to a script only: its value. Where there is none, nil and the reason in a
   * language with several results, Lua; in any other the reason is thrown, as an argument's error
   * is.
   */
  ATTEMPT("a value or the reason why there is none"),
  /**
   * {@link Waiting}, to a script only: its result, when it is there. {@link InterpreterHost#await}
   * in a language whose calls may wait; where they may not, a promise that {@link
   * InterpreterHost#whenDone} settles.
   */
  WAITING("a value that is waited for"),
  /**
   * {@link ScriptData}: nil, booleans, numbers, strings, and lists and maps of them; natural values
   * of the language, copied, at most {@link ScriptData#MAX_DEPTH} within each other.
   *
   * <p>To Java: a list is what the language takes for one; in Lua a table that came from a list, or
   * whose keys are 1 to n, where at most half may be missing. Any other table, plain object or dict
   * is a map; its keys are strings, in Python whole numbers too. Whole numbers are {@link Long} or
   * {@link java.math.BigInteger}; where the language does not tell them from others, those without
   * fraction that it counts exactly. Bytes are {@code byte[]}, in Lua all strings are. What is no
   * data is marked by {@link ScriptData.Unfit}, for {@link ScriptParameter#data} to report.
   *
   * <p>To a script: whole numbers beyond what the language counts exactly are rounded; those beyond
   * all its numbers are an error. In Lua nothing is {@code msys.null} within lists and maps, and
   * nil on its own.
   */
  DATA("data"),
  /**
   * {@link Object}: any value, unchanged. Java keeps it and hands it back to the same interpreter.
   */
  ANY("a value"),
  /** Any other class: an object with the members that {@link ScriptType} finds in it. */
  OBJECT("an object");

  private final String wording;

  ValueKind(String wording) {
    this.wording = wording;
  }

  /** Returns what an error message calls such a value. */
  public String wording() {
    return wording;
  }

  /** Returns the kind of values that a Java type holds. */
  public static ValueKind of(Class<?> type) {
    if (type == void.class) {
      return NOTHING;
    } else if (type == String.class) {
      return TEXT;
    } else if (type == byte[].class) {
      return BYTES;
    } else if (type == EncodedText.class) {
      return ENCODED_TEXT;
    } else if (type == int.class
        || type == long.class
        || type == Integer.class
        || type == Long.class) {
      return INTEGER;
    } else if (type == double.class || type == Double.class) {
      return NUMBER;
    } else if (type == boolean.class || type == Boolean.class) {
      return BOOLEAN;
    } else if (type == FunctionReference.class) {
      return FUNCTION_REFERENCE;
    } else if (type == Results.class) {
      return RESULTS;
    } else if (type == Attempt.class) {
      return ATTEMPT;
    } else if (type == Waiting.class) {
      return WAITING;
    } else if (type == ScriptData.class) {
      return DATA;
    } else if (type == Object.class) {
      return ANY;
    } else if (ScriptFunction.class.isAssignableFrom(type)) {
      return FUNCTION;
    } else if (ScriptTable.class.isAssignableFrom(type)) {
      return TABLE;
    } else if (Map.class.isAssignableFrom(type)) {
      return MAP;
    } else if (List.class.isAssignableFrom(type)) {
      return LIST;
    }
    return OBJECT;
  }
}
