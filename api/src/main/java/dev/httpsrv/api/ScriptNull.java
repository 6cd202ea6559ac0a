package dev.httpsrv.api;

/**
 * Nothing as a value, where a language's own cannot stand: in Lua a value of its own, {@code
 * msys.null}, which lists and tables can hold; in any other language its null or None.
 */
public enum ScriptNull {
  /** The one value. */
  NULL
}
