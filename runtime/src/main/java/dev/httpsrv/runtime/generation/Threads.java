package dev.httpsrv.runtime.generation;

/** Starts threads for work in the background. */
public final class Threads {

  private Threads() {}

  /** Runs something in a thread of the system; in a virtual one where that has no more. */
  public static Thread start(String name, Runnable task) {
    try {
      return Thread.ofPlatform().daemon().name(name).start(task);
    } catch (OutOfMemoryError e) {
      return Thread.ofVirtual().name(name).start(task);
    }
  }
}
