package dev.httpsrv.api;

import java.util.Locale;

/**
 * What scripts may reach beside what they are given. What each allows in which engine is the table
 * in {@code docs/sandbox.md}.
 */
public enum SandboxPreset {
  /** Nothing outside of an interpreter; inside, no script changes what another one finds. */
  STRICT,

  /** Nothing outside of an interpreter, whose state its scripts share. */
  STANDARD,

  /** What the language has: files, processes, the environment, the network, Java. */
  TRUSTED;

  /** Returns the name by which an operator chooses it, such as {@code strict}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
