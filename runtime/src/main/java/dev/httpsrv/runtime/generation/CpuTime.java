package dev.httpsrv.runtime.generation;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how long threads have computed, and what they have allocated. One thread uses it. */
final class CpuTime {

  /**
   * What a platform thread has used up.
   *
   * @param thread its number; 0 where it is not known
   * @param nanos the nanoseconds that it has computed
   * @param bytes the bytes that it has allocated
   */
  record Reading(long thread, long nanos, long bytes) {}

  private static final int MOST_CARRIERS = 256;

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
      bean = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
      threads = bean;
    }
    long id = thread.isVirtual() ? carrier(thread, bean) : thread.threadId();
    long nanos = id > 0 && bean.isThreadCpuTimeSupported() ? bean.getThreadCpuTime(id) : -1;
    if (nanos < 0) {
      carriers.values().remove(id);
      return new Reading(0, System.nanoTime(), 0);
    }
    return new Reading(id, nanos, bean.getThreadAllocatedBytes(id));
  }

  /** Returns the thread that carries a virtual one, which only the virtual one's name tells. */
  private long carrier(Thread thread, ThreadMXBean bean) {
    String text = thread.toString();
    int at = text.lastIndexOf('@');
    if (at < 0) {
      return 0;
    }
    if (carriers.size() > MOST_CARRIERS) {
      carriers.clear(); // they come and go, and each has a name of its own
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
