package dev.httpsrv.api;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a configuration.
 *
 * @param location where; null where no script is at fault
 * @param message what, and what to do
 */
public record Problem(@Nullable ScriptLocation location, String message) {

  /** Returns {@code file:line: message}. */
  @Override
  public String toString() {
    return location == null ? message : location + ": " + message;
  }
}
