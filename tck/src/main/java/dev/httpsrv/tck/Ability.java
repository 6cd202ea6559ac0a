package dev.httpsrv.tck;

import java.util.Arrays;

/**
 * What a language may have or lack; an engine's contract test claims what its language has. Rules
 * and cases that belong to an ability say so, and the kit tests the engines without it as well.
 */
public enum Ability {
  /** The language's strings are bytes; a body as a string is the bytes as they came. */
  BYTE_STRINGS,

  /** The language holds whole numbers beyond 2^53 exactly, and they cross exactly. */
  EXACT_INTEGERS,

  /** A handler may return a promise or a coroutine: the response waits for what comes of it. */
  ASYNC_HANDLERS,

  /** A handler that waits in a function of {@code msys}, or awaits, lets others run meanwhile. */
  WAITING,

  /** A call comes to safepoints, so that it can be paused, and stopped whatever it does. */
  STOPPING,

  /** A script may be an ES module, with {@code import} and {@code export}. */
  MODULES,

  /** Coroutines or generators may call functions of {@code msys} and the session, and pause. */
  COROUTINES,

  /** The engine can keep the language's scripts in the strict sandbox. */
  STRICT_SANDBOX,

  /** The engine can give the language's scripts what trusted ones get. */
  TRUSTED_SANDBOX;

  /**
   * Returns the ability of a name.
   *
   * @throws IllegalArgumentException if there is none; the message names those that there are
   */
  static Ability named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no ability is called %s; there are %s"
                        .formatted(name, Arrays.toString(values()))));
  }
}
