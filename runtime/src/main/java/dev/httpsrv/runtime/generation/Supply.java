package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.runtime.problem.Problems;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes further interpreters for a pool, one at a time, on a thread of its own. */
final class Supply {

  private static final Logger LOG = LoggerFactory.getLogger(Supply.class);

  /** How long it waits after it could make none. */
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String language;
  private final IntFunction<LoadedInterpreter> maker;
  private final Consumer<LoadedInterpreter> taker;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile long failed;
  private volatile boolean hasFailed;
  private volatile int made;

  /**
   * Creates a supply.
   *
   * @param made how many there are already
   * @param maker makes the interpreter of a number, from 1, loaded as the others are
   * @param taker takes what is made
   */
  Supply(
      String language,
      int made,
      IntFunction<LoadedInterpreter> maker,
      Consumer<LoadedInterpreter> taker) {
    this.language = language;
    this.made = made;
    this.maker = maker;
    this.taker = taker;
  }

  /**
   * Makes another one, unless one is being made, or it has just failed.
   *
   * @param reason what is logged once it is there
   */
  void order(long nanos, String reason) {
    if ((hasFailed && nanos - failed < PAUSE_NANOS) || !busy.compareAndSet(false, true)) {
      return;
    }
    try {
      Threads.start("httpsrv-grow", () -> make(reason));
    } catch (RuntimeException | Error e) {
      failed();
      busy.set(false);
      throw e;
    }
  }

  /** Returns whether one is being made. */
  boolean isBusy() {
    return busy.get();
  }

  private void make(String reason) {
    long begin = System.nanoTime();
    try {
      made++;
      taker.accept(maker.apply(made));
      hasFailed = false;
      LOG.info(
          "{}: there is another {} interpreter, {}-{}, made in {} ms",
          reason,
          language,
          language,
          made,
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    } catch (HttpsrvException e) {
      failed();
      LOG.warn("Another {} interpreter could not be made: {}", language, Problems.text(e));
    } catch (RuntimeException | Error e) {
      failed();
      LOG.warn("Another {} interpreter could not be made", language, e);
    } finally {
      busy.set(false);
    }
  }

  private void failed() {
    failed = System.nanoTime();
    hasFailed = true;
  }
}
