package dev.httpsrv.api;

import java.util.Locale;

/** What a call of a script may use only so much of. */
public enum Limit {
  /** The time that passes while the call runs or waits. */
  TIME,
  /** The time that a processor works for the call. */
  COMPUTING,
  /** The memory that the call fills. */
  MEMORY,
  /** The bytes of the response's body. */
  RESPONSE,
  /** The bytes of the request's body. */
  BODY,
  /** How deep lists and maps, or elements, lie within each other in JSON and XML; stops no call. */
  NESTING,
  /** How deep calls lie within each other: what the stack of a thread has room for. */
  DEPTH,
  /** The time in which a script's top level, a module's hook, or a console command ends. */
  LOAD;

  /** Returns the name that configuration and messages give it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
