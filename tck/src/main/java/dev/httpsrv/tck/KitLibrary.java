package dev.httpsrv.tck;

import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** {@code msys.kit}: lets cases see what scripts do, in whichever interpreter. */
@ScriptLibrary("msys.kit")
public final class KitLibrary {

  private final List<String> recorded = new CopyOnWriteArrayList<>();
  private volatile @Nullable Thread recorder;
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();
  private final CyclicBarrier meeting = new CyclicBarrier(2);

  KitLibrary() {}

  /** Records a line. */
  @ScriptName("record")
  public void record(String line) {
    recorder = Thread.currentThread();
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

  /** Keeps a text under a name, for all interpreters. */
  @ScriptName("put")
  public void put(String name, String text) {
    texts.put(name, text);
  }

  /** Returns the text that was put under a name; null where none was. */
  @ScriptName("get")
  public @Nullable String get(String name) {
    return texts.get(name);
  }

  /** Returns the thread in which a script recorded something last, null where none did. */
  @Nullable Thread recorder() {
    return recorder;
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
