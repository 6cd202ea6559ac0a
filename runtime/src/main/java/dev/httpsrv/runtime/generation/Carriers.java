package dev.httpsrv.runtime.generation;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/** The threads that carry virtual threads: some are added for a while. One thread uses it. */
final class Carriers {

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
    if (further > 0) {
      wake();
    }
  }

  /** Takes away at once those that were added. */
  void end() {
    if (added > 0) {
      change(0);
    }
  }

  private void change(int further) {
    // Others in this JVM may do the same; each changes the number by what it needs itself.
    synchronized (VirtualThreadSchedulerMXBean.class) {
      VirtualThreadSchedulerMXBean bean = scheduler();
      bean.setParallelism(Math.max(1, bean.getParallelism() + further - added));
    }
    added = further;
  }

  /**
   * Sees to it that carriers that may be there are there while virtual threads queue for one.
   *
   * <p>The scheduler starts a carrier when a task comes to an empty queue, and each thread submits
   * to a queue that depends on the thread. Handlers that compute leave the queues full; so a new
   * thread submits, whose queue is likely to be another one.
   */
  private void wake() {
    VirtualThreadSchedulerMXBean bean = scheduler();
    if (bean.getQueuedVirtualThreadCount() > 0
        && bean.getMountedVirtualThreadCount() < bean.getParallelism()) {
      Thread.ofPlatform()
          .daemon()
          .name("httpsrv-wake")
          .start(() -> Thread.startVirtualThread(() -> {}));
    }
  }

  private VirtualThreadSchedulerMXBean scheduler() {
    VirtualThreadSchedulerMXBean bean = scheduler;
    if (bean == null) {
      bean = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
      scheduler = bean;
    }
    return bean;
  }
}
