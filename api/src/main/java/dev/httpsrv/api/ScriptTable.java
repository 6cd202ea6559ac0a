package dev.httpsrv.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A script's table, object or dict of named functions, in Java's hands. The thread rule is that of
 * {@link ScriptFunction}.
 */
public interface ScriptTable {

  /** Returns the names under which the table holds functions. */
  Set<String> functionNames();

  /**
   * Calls one of the table's functions as a method: with the table as {@code self} or {@code this},
   * as is usual in the script's language.
   *
   * @throws ScriptRaisedException if the script raised
   */
  @Nullable Object invoke(String name, @Nullable Object... arguments);
}
