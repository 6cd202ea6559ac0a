package dev.httpsrv.runtime.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one configuration, immutable. Any thread may look up.
 *
 * <p>A route takes its endpoint and everything logically below it; of several that match, the one
 * registered first wins (Momentum's rule). A lookup probes a hash table once a path segment and
 * allocates nothing, however many routes there are.
 */
public final class RouteTable<T> {

  private static final String HEAD = "HEAD";
  private static final String GET = "GET";

  private final List<Route<T>> routes;
  private final @Nullable Endpoint[] slots;

  private RouteTable(List<Route<T>> routes, @Nullable Endpoint[] slots) {
    this.routes = routes;
    this.slots = slots;
  }

  /** Builds the table of these routes, which are in the order of their registration. */
  public static <T> RouteTable<T> of(List<Route<T>> routes) {
    Map<String, List<Integer>> byBase = new LinkedHashMap<>();
    for (int order = 0; order < routes.size(); order++) {
      byBase.computeIfAbsent(routes.get(order).base(), base -> new ArrayList<>()).add(order);
    }
    @Nullable Endpoint[] slots = new Endpoint[Integer.highestOneBit(byBase.size() * 4 + 1)];
    byBase.forEach(
        (base, orders) -> {
          int slot = base.hashCode() & (slots.length - 1);
          while (slots[slot] != null) {
            slot = (slot + 1) & (slots.length - 1);
          }
          slots[slot] = Endpoint.of(base, orders, routes);
        });
    return new RouteTable<>(List.copyOf(routes), slots);
  }

  /** Returns the routes in the order of their registration. */
  public List<Route<T>> routes() {
    return routes;
  }

  /**
   * Returns the route that answers, null where there is none. {@code HEAD} falls back to {@code
   * GET}.
   *
   * @param path the path as {@link RequestPath} makes it
   */
  public @Nullable Route<T> find(String method, String path) {
    Route<T> found = findExactly(method, path);
    return found == null && method.equals(HEAD) ? findExactly(GET, path) : found;
  }

  /** Returns the methods that some route answers at a path; empty where no route takes the path. */
  public Set<String> methodsAt(String path) {
    Set<String> methods = new LinkedHashSet<>();
    for (Route<T> route : routes) {
      if (route.method() != null && isBelow(path, route.base())) {
        methods.add(route.method());
        if (route.method().equals(GET)) {
          methods.add(HEAD);
        }
      }
    }
    return methods;
  }

  /** Returns the route that takes all of another's requests before it can; null where none does. */
  @SuppressWarnings("ReferenceEquality") // equal routes may be registered twice
  public @Nullable Route<T> shadowOf(Route<T> route) {
    for (Route<T> earlier : routes) {
      if (earlier == route) {
        return null;
      }
      boolean sameMethods = earlier.method() == null || earlier.method().equals(route.method());
      if (sameMethods && isBelow(route.base(), earlier.base())) {
        return earlier;
      }
    }
    return null;
  }

  private static boolean isBelow(String path, String base) {
    return path.startsWith(base)
        && (path.length() == base.length() || path.charAt(base.length()) == '/');
  }

  private @Nullable Route<T> findExactly(String method, String path) {
    int best = Integer.MAX_VALUE;
    // The hash of each prefix, computed on the way, is String.hashCode's of that prefix.
    int hash = 0;
    for (int end = 0; end <= path.length(); end++) {
      if (end == path.length() || path.charAt(end) == '/') {
        best = Math.min(best, orderAt(hash, path, end, method));
      }
      if (end < path.length()) {
        hash = 31 * hash + path.charAt(end);
      }
    }
    return best == Integer.MAX_VALUE ? null : routes.get(best);
  }

  private int orderAt(int hash, String path, int length, String method) {
    int slot = hash & (slots.length - 1);
    for (Endpoint endpoint = slots[slot]; endpoint != null; endpoint = slots[slot]) {
      if (endpoint.hash == hash && endpoint.isPrefix(path, length)) {
        return endpoint.order(method);
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return Integer.MAX_VALUE;
  }

  /** The routes of one endpoint: for each method the first that takes it. */
  private static final class Endpoint {

    private final String base;
    private final int hash;
    private final int anyMethod;
    private final String[] methods;
    private final int[] orders;

    private Endpoint(String base, int anyMethod, Map<String, Integer> byMethod) {
      this.base = base;
      this.hash = base.hashCode();
      this.anyMethod = anyMethod;
      this.methods = byMethod.keySet().toArray(String[]::new);
      this.orders = byMethod.values().stream().mapToInt(Integer::intValue).toArray();
    }

    static Endpoint of(String base, List<Integer> orders, List<? extends Route<?>> routes) {
      int anyMethod = Integer.MAX_VALUE;
      Map<String, Integer> byMethod = new LinkedHashMap<>();
      for (int order : orders) {
        String method = routes.get(order).method();
        if (method == null) {
          anyMethod = Math.min(anyMethod, order);
        } else {
          byMethod.putIfAbsent(method, order);
        }
      }
      return new Endpoint(base, anyMethod, byMethod);
    }

    boolean isPrefix(String path, int length) {
      return base.length() == length && path.startsWith(base);
    }

    int order(String method) {
      for (int i = 0; i < methods.length; i++) {
        if (methods[i].equals(method)) {
          return Math.min(orders[i], anyMethod);
        }
      }
      return anyMethod;
    }
  }
}
