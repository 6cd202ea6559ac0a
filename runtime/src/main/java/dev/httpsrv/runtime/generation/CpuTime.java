package dev.httpsrv.runtime.generation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how long threads have computed. One thread uses it. */
final class CpuTime {

  /** A platform thread, and the nanoseconds that it has computed. */
  record Reading(long thread, long nanos) {}

  // Loading it takes tens of milliseconds, and most servers never need it.
  private @Nullable ThreadMXBean threads;
  private final Map<String, Long> carriers = new HashMap<>();

  /**
   * Returns the time of a thread, or of the one that carries it now. Where the JVM does not tell,
   * it is the time that has passed.
   */
  Reading read(Thread thread) {
    ThreadMXBean bean = threads;
    if (bean == null) {
      bean = ManagementFactory.getThreadMXBean();
      threads = bean;
    }
    long id = thread.isVirtual() ? carrier(thread, bean) : thread.threadId();
    long nanos = id > 0 && bean.isThreadCpuTimeSupported() ? bean.getThreadCpuTime(id) : -1;
    if (nanos < 0) {
      carriers.values().remove(id);
      return new Reading(0, System.nanoTime());
    }
    return new Reading(id, nanos);
  }

  /** Returns the thread that carries a virtual one, which only the virtual one's name tells. */
  private long carrier(Thread thread, ThreadMXBean bean) {
    String text = thread.toString();
    int at = text.lastIndexOf('@');
    if (at < 0) {
      return 0;
    }
    return carriers.computeIfAbsent(text.substring(at + 1), name -> find(name, bean));
  }

  private static long find(String name, ThreadMXBean bean) {
    for (ThreadInfo each : bean.getThreadInfo(bean.getAllThreadIds())) {
      if (each != null && each.getThreadName().equals(name)) {
        return each.getThreadId();
      }
    }
    return 0;
  }
}
