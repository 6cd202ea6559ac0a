package dev.httpsrv.runtime.limit;

import dev.httpsrv.api.Limit;
import dev.httpsrv.api.ScriptData;
import java.time.Duration;

/**
 * How much the calls of a route's handler may use up, each of them.
 *
 * @param time how long a handler may run and wait
 * @param computing how long a processor may work for it
 * @param memory how many bytes it may fill, as far as its engine and the JVM tell
 * @param response how many bytes the body of its response may have
 * @param body how many bytes the body of its request may have
 * @param nesting how deep lists and maps, or elements, may lie within each other in JSON and XML;
 *     at most {@link ScriptData#MAX_DEPTH}
 * @param depth how many bytes of stack its calls within each other may take; {@link #OWN_STACK} for
 *     what each thread has
 * @param load how long a script's top level, a module's hook, or a console command may take; the
 *     same for all routes
 */
public record Limits(
    Duration time,
    Duration computing,
    long memory,
    long response,
    long body,
    int nesting,
    long depth,
    Duration load) {

  /** What is not limited. */
  public static final long NO_BYTES_LIMIT = Long.MAX_VALUE;

  /** As many bytes of stack as the JVM gives to each thread. */
  public static final long OWN_STACK = 0;

  private static final long LEAST_STACK = 256L << 10;
  private static final long MOST_STACK = 1L << 30;

  /** What is not limited: as long as can be counted in nanoseconds. */
  public static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  /**
   * The limits where nothing else is said. A handler of a person who makes mistakes ends before
   * clients and proxies give up, which often wait for 30 to 60 s, and none keeps a processor for
   * longer than somebody would wait for a page.
   */
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Math.max(64L << 20, Runtime.getRuntime().maxMemory() / 4),
          64L << 20,
          1L << 30,
          ScriptData.MAX_DEPTH,
          OWN_STACK,
          Duration.ofSeconds(30));

  /** Validates the values. */
  public Limits {
    check(Limit.TIME, time.toNanos());
    check(Limit.COMPUTING, computing.toNanos());
    check(Limit.MEMORY, memory);
    check(Limit.RESPONSE, response);
    check(Limit.BODY, body);
    check(Limit.NESTING, nesting);
    if (nesting > ScriptData.MAX_DEPTH) {
      throw new IllegalArgumentException("the limit nesting is at most " + ScriptData.MAX_DEPTH);
    }
    if (depth != OWN_STACK && (depth < LEAST_STACK || depth > MOST_STACK)) {
      throw new IllegalArgumentException(
          "the limit depth is a size of stack, from %s to %s"
              .formatted(Amounts.text(LEAST_STACK), Amounts.text(MOST_STACK)));
    }
    check(Limit.LOAD, load.toNanos());
  }

  private static void check(Limit limit, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(
          "the limit %s must be more than nothing".formatted(limit.label()));
    }
  }

  /** Returns the same with another limit of time. */
  public Limits time(Duration longest) {
    return new Limits(longest, computing, memory, response, body, nesting, depth, load);
  }

  /** Returns the same with another limit of computing. */
  public Limits computing(Duration longest) {
    return new Limits(time, longest, memory, response, body, nesting, depth, load);
  }

  /** Returns the same with another limit of memory, in bytes. */
  public Limits memory(long most) {
    return new Limits(time, computing, most, response, body, nesting, depth, load);
  }

  /** Returns the same with another limit of the response's body, in bytes. */
  public Limits response(long most) {
    return new Limits(time, computing, memory, most, body, nesting, depth, load);
  }

  /** Returns the same with another limit of the request's body, in bytes. */
  public Limits body(long most) {
    return new Limits(time, computing, memory, response, most, nesting, depth, load);
  }

  /** Returns the same with another limit of nesting, in levels. */
  public Limits nesting(int most) {
    return new Limits(time, computing, memory, response, body, most, depth, load);
  }

  /** Returns the same with another limit of depth, in bytes of stack, from 256 KiB to 1 GiB. */
  public Limits depth(long most) {
    return new Limits(time, computing, memory, response, body, nesting, most, load);
  }

  /** Returns the same with another limit of loading. */
  public Limits load(Duration longest) {
    return new Limits(time, computing, memory, response, body, nesting, depth, longest);
  }

  /** Returns the same with the limit of a name changed to a value, both as people write them. */
  Limits with(Limit limit, String value) {
    return switch (limit) {
      case TIME -> time(Amounts.duration(limit, value));
      case COMPUTING -> computing(Amounts.duration(limit, value));
      case MEMORY -> memory(Amounts.bytes(limit, value));
      case RESPONSE -> response(Amounts.bytes(limit, value));
      case BODY -> body(Amounts.bytes(limit, value));
      case NESTING -> nesting(Amounts.levels(limit, value));
      case DEPTH -> depth(Amounts.stack(limit, value));
      case LOAD -> load(Amounts.duration(limit, value));
    };
  }

  /** Returns a limit's value as people write it. */
  public String text(Limit limit) {
    return switch (limit) {
      case TIME -> Amounts.text(time);
      case COMPUTING -> Amounts.text(computing);
      case MEMORY -> Amounts.text(memory);
      case RESPONSE -> Amounts.text(response);
      case BODY -> Amounts.text(body);
      case NESTING -> Integer.toString(nesting);
      case DEPTH -> depth == OWN_STACK ? "a thread's stack" : Amounts.text(depth);
      case LOAD -> Amounts.text(load);
    };
  }

  /** Returns what a script that has passed a limit is told of, and its operator. */
  public String passed(Limit limit) {
    return "its %s limit of %s has passed".formatted(limit.label(), text(limit));
  }
}
