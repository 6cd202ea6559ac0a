package dev.httpsrv.tck;

import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** {@code msys.kit}: lets cases see what scripts do, in whichever interpreter. */
@ScriptLibrary("msys.kit")
public final class KitLibrary {

  private final List<String> recorded = new CopyOnWriteArrayList<>();
  private final AtomicLong count = new AtomicLong();
  private final CyclicBarrier meeting = new CyclicBarrier(2);

  KitLibrary() {}

  /** Records a line. */
  @ScriptName("record")
  public void record(String line) {
    recorded.add(line);
  }

  /** Returns 1, then 2, and so on, over all interpreters. */
  @ScriptName("count")
  public long count() {
    return count.incrementAndGet();
  }

  /**
   * Waits until another thread calls this too.
   *
   * @throws IllegalStateException if none does
   */
  @ScriptName("meet")
  public void meet() {
    try {
      meeting.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("nobody came within 20 s", e);
    }
  }

  /** Returns what was recorded. */
  List<String> recorded() {
    return List.copyOf(recorded);
  }

  /** Forgets what was recorded. */
  void forget() {
    recorded.clear();
  }
}
