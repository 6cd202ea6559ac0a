package dev.httpsrv.runtime.generation;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/** The threads that carry virtual threads: some are added for a while. One thread uses it. */
public final class Carriers {

  /** How many looks few are needed before those that were added are taken away. */
  private static final int CALM_LOOKS = 50;

  // Loading it takes tens of milliseconds, and most servers never need it.
  private @Nullable VirtualThreadSchedulerMXBean scheduler;
  private int added;
  private int calm;

  /** Has as many more carriers as given; fewer than before only after a while. */
  void add(int further) {
    if (further > added) {
      change(further);
    } else if (further < added && ++calm > CALM_LOOKS) {
      change(further);
    }
    if (further >= added) {
      calm = 0;
    }
  }

  private void change(int further) {
    VirtualThreadSchedulerMXBean bean = scheduler;
    if (bean == null) {
      bean = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
      scheduler = bean;
    }
    // Others in this JVM may do the same; each changes the number by what it needs itself.
    synchronized (VirtualThreadSchedulerMXBean.class) {
      bean.setParallelism(Math.max(1, bean.getParallelism() + further - added));
    }
    added = further;
  }
}
