package dev.httpsrv.runtime.generation;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the JVM's heap holds, as its collectors tell. One thread uses it. */
final class Heap {

  private static final double NEARLY = 0.85;

  // Loading these takes tens of milliseconds, and most servers never need them.
  private @Nullable List<GarbageCollectorMXBean> collectors;
  private @Nullable Set<String> pools;
  private long collections = -1;
  private long live;

  /** Returns the bytes that were left after the last collection; 0 before the first. */
  long live() {
    List<GarbageCollectorMXBean> all = collectors();
    long count = all.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    if (count != collections) {
      collections = count;
      live = afterLast(all);
    }
    return live;
  }

  /** Returns whether there is little room left. */
  boolean isNearlyFull() {
    return live() > NEARLY * Runtime.getRuntime().maxMemory();
  }

  private long afterLast(List<GarbageCollectorMXBean> all) {
    GcInfo last = null;
    for (GarbageCollectorMXBean each : all) {
      GcInfo info = each.getLastGcInfo();
      if (info != null && (last == null || info.getEndTime() > last.getEndTime())) {
        last = info;
      }
    }
    long sum = 0;
    if (last != null) {
      for (Map.Entry<String, MemoryUsage> each : last.getMemoryUsageAfterGc().entrySet()) {
        sum += pools().contains(each.getKey()) ? each.getValue().getUsed() : 0;
      }
    }
    return sum;
  }

  private List<GarbageCollectorMXBean> collectors() {
    List<GarbageCollectorMXBean> known = collectors;
    if (known == null) {
      known = ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class);
      collectors = known;
    }
    return known;
  }

  private Set<String> pools() {
    Set<String> known = pools;
    if (known == null) {
      known =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getType() == MemoryType.HEAP)
              .map(MemoryPoolMXBean::getName)
              .collect(Collectors.toSet());
      pools = known;
    }
    return known;
  }
}
