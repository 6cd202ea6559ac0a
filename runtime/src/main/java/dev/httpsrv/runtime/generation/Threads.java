package dev.httpsrv.runtime.generation;

/** Starts threads for work in the background. */
public final class Threads {

  private Threads() {}

  /** Runs something in a thread of the system; in a virtual one where that has no more. */
  public static Thread start(String name, Runnable task) {
    return start(name, 0, task);
  }

  /**
   * Does the same with a stack of a size.
   *
   * @param stack how many bytes; 0 for as many as the JVM gives to each thread
   */
  static Thread start(String name, long stack, Runnable task) {
    try {
      return Thread.ofPlatform().daemon().name(name).stackSize(stack).start(task);
    } catch (OutOfMemoryError e) {
      return Thread.ofVirtual().name(name).start(task);
    }
  }
}
