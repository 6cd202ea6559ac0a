package dev.httpsrv.runtime.generation;

/** Which threads run the handlers of scripts. */
public enum HandlerThreads {
  /**
   * A handler runs in the thread of its connection. While handlers compute, they take turns, and
   * the other connections get further threads that carry them.
   */
  ADAPTIVE,

  /** A handler runs in the thread of its connection, whatever becomes of the others. */
  FIXED,

  /**
   * Each interpreter has platform threads of its own, for an engine that is not to be trusted in
   * virtual threads. Each call is handed over, which costs more than a short handler, and one that
   * waits keeps a platform thread.
   */
  LANES
}
