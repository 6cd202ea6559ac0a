package dev.httpsrv.engine.graal;

import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * Promises that were rejected in a call, and that no script has handled by its end. Those that Java
 * follows are handled after it.
 */
final class Rejections implements ProxyExecutable {

  /** More of one call tell nothing new. */
  private static final int MOST = 10;

  private final List<Rejection> rejections = new ArrayList<>();

  /** Takes what a promise was rejected with, and the promise; GraalJS calls it. */
  @Override
  public @Nullable Object execute(Value... arguments) {
    if (rejections.size() < MOST) {
      rejections.add(new Rejection(arguments[0], arguments[1]));
    }
    return null;
  }

  /** Says that Java follows a promise. */
  void handled(Value promise) {
    if (!rejections.isEmpty()) {
      rejections.removeIf(each -> each.promise.equals(promise));
    }
  }

  boolean isEmpty() {
    return rejections.isEmpty();
  }

  /** Returns what the promises were rejected with, and forgets them. */
  List<Value> take() {
    List<Value> reasons = rejections.stream().map(Rejection::reason).toList();
    rejections.clear();
    return reasons;
  }

  private record Rejection(Value reason, Value promise) {}
}
