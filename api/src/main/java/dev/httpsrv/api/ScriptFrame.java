package dev.httpsrv.api;

/**
 * One frame of a script's stack.
 *
 * @param function the function's name, as its engine calls it
 * @param location where the frame stands
 */
public record ScriptFrame(String function, ScriptLocation location) {

  /** Returns {@code function (file:line)}. */
  @Override
  public String toString() {
    return function + " (" + location + ")";
  }
}
