package dev.httpsrv.server.connection;

import dev.httpsrv.server.wire.Wait;
import dev.httpsrv.server.wire.WireLimits;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How long a client may still be waited for; only the time in which somebody does wait counts. */
final class Pace {

  private static final int REST = DeadlineWatch.ticks(Duration.ofSeconds(2));

  private final DeadlineWatch watch;
  private final Deadline deadline;
  private final int idle;
  private final int head;
  private final int frame;
  private final int body;
  private Wait wait = Wait.REQUEST;
  private int left;
  private int leftOfIdle;
  private int began;
  private int bytes;

  /**
   * Creates it.
   *
   * @param spare how much more time a head of HTTP/1 has where something else ends it
   * @param postponed whether nobody is to be ended, asked when it is due
   */
  Pace(DeadlineWatch watch, WireLimits.Times times, Duration spare, BooleanSupplier postponed) {
    this.watch = watch;
    this.deadline = new Deadline(postponed);
    this.idle = DeadlineWatch.ticks(times.idle());
    this.head = DeadlineWatch.ticks(times.head().plus(spare));
    this.frame = DeadlineWatch.ticks(times.head());
    this.body = DeadlineWatch.ticks(times.body());
  }

  /** Has the watch look from now on. */
  void open() {
    watch.add(deadline);
  }

  /** Has the watch look no more. */
  void close() {
    watch.remove(deadline);
  }

  /** Says what is waited for next, for which all of its time is left. */
  void expect(Wait next) {
    wait = next;
    bytes = 0;
    left =
        switch (next) {
          case REQUEST -> idle;
          case HEAD -> head;
          case FRAME -> frame;
          case BODY -> body;
          case REST -> REST;
        };
    if (next == Wait.REQUEST) {
      leftOfIdle = idle;
    }
  }

  /** Says that a request is waited for, for which all that was waited for since then counts. */
  void expectRequestStill() {
    wait = Wait.REQUEST;
    left = leftOfIdle;
  }

  /** Says that this thread begins to wait. */
  void begin() {
    began = watch.now();
    deadline.begin(began + left);
  }

  /** Says that it has ended to wait for so many bytes; returns whether that was in time. */
  boolean end(int number) {
    int waited = watch.now() - began;
    left = Math.max(1, left - waited);
    leftOfIdle = Math.max(1, leftOfIdle - waited);
    if (wait == Wait.BODY) {
      bytes += number;
      // No more than at first: who has sent much may not rest for long.
      left = Math.min(body, left + bytes / DeadlineWatch.atRate(WireLimits.BYTES_A_SECOND));
      bytes %= DeadlineWatch.atRate(WireLimits.BYTES_A_SECOND);
    }
    return deadline.end();
  }
}
