package dev.httpsrv.engine.luaj;

/**
 * Keeps the monitors of the thread that enters a continuation.
 *
 * <p>HotSpot notes the monitors that a thread has entered without contention in a short list of
 * eight, and a continuation that yields takes the whole list with it, its caller's monitors as
 * well: the caller would lose them. A monitor that the list has no room for becomes a heavier one,
 * which belongs to the thread. So entering eight more moves all others out of the list. {@link
 * ContinuationSwitch} tries once whether the JVM at hand does this.
 */
final class HeldMonitors {

  private final Object a = new Object();
  private final Object b = new Object();
  private final Object c = new Object();
  private final Object d = new Object();
  private final Object e = new Object();
  private final Object f = new Object();
  private final Object g = new Object();
  private final Object h = new Object();

  private int times;

  /** Moves what the current thread holds out of the list. One thread at a time may call. */
  void keep() {
    synchronized (a) {
      synchronized (b) {
        synchronized (c) {
          synchronized (d) {
            synchronized (e) {
              synchronized (f) {
                synchronized (g) {
                  synchronized (h) {
                    times++;
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
