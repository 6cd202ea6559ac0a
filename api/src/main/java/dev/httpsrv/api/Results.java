package dev.httpsrv.api;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several results of one call: multiple values in Lua, an array in JavaScript, a tuple in Python.
 *
 * @param values the results, in order
 */
public record Results(List<@Nullable Object> values) {

  /** Returns these values as results. */
  public static Results of(@Nullable Object... values) {
    return new Results(Collections.unmodifiableList(Arrays.asList(values.clone())));
  }
}
