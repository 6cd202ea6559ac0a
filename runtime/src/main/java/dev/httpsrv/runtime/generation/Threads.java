package dev.httpsrv.runtime.generation;

/** Starts threads for what nobody waits for. */
final class Threads {

  private Threads() {}

  /** Runs something in a thread of the system; in a virtual one where that has no more. */
  static void start(String name, Runnable task) {
    try {
      Thread.ofPlatform().daemon().name(name).start(task);
    } catch (OutOfMemoryError e) {
      Thread.ofVirtual().name(name).start(task);
    }
  }
}
