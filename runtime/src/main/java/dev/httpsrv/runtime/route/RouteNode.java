package dev.httpsrv.runtime.route;

import java.util.Arrays;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A node in the tree of all endpoints' segments: the routes whose endpoint ends here, and the
 * segments that follow. Routes are known by their order of registration.
 */
final class RouteNode {

  /** The order of a route that does not exist. */
  static final int NONE = Integer.MAX_VALUE;

  // One for all nodes: with many routes, an empty array for each is a fifth of the tree.
  private static final @Nullable RouteNode[] NO_CHILDREN = {};
  private static final String[] NO_METHODS = {};
  private static final int[] NO_ORDERS = {};

  private final String segment;
  private final int hash;

  /** The lowest order here and below, which is that of the route the node was made for. */
  private final int lowest;

  private @Nullable RouteNode parameter;
  private @Nullable RouteNode[] children = NO_CHILDREN;
  private int childCount;

  private int everyMethod = NONE;
  private String[] methods = NO_METHODS;
  private int[] orders = NO_ORDERS;

  private RouteNode(String segment, int lowest) {
    this.segment = segment;
    this.hash = hash(segment, 0, segment.length());
    this.lowest = lowest;
  }

  static RouteNode root() {
    return new RouteNode("", 0);
  }

  /** Adds a route below this root; its order is higher than that of all routes added before. */
  void add(Route<?> route, int order) {
    String base = route.base();
    RouteNode node = this;
    for (int start = 1, end; start <= base.length(); start = end + 1) {
      end = Endpoints.segmentEnd(base, start);
      node = node.childFor(base.substring(start, end), order);
    }
    node.end(route.method(), order);
  }

  /**
   * Returns the lowest order of the routes below this root that take a path and a method, {@link
   * #NONE} where there is none.
   *
   * @param method null for the routes that take every method alone
   */
  int find(@Nullable String method, String path) {
    return find(method, path, 0, NONE);
  }

  /** Adds the methods, by order, of all routes below this root that take a path. */
  void collectMethods(String path, SortedMap<Integer, String> found) {
    collectMethods(path, 0, found);
  }

  private int find(@Nullable String method, String path, int at, int bestSoFar) {
    if (lowest >= bestSoFar) {
      return bestSoFar;
    }
    int best = Math.min(bestSoFar, orderOf(method));
    if (at == path.length()) {
      return best;
    }
    int end = Endpoints.segmentEnd(path, at + 1);
    RouteNode equal = child(path, at + 1, end);
    if (equal != null) {
      best = equal.find(method, path, end, best);
    }
    if (parameter != null && end > at + 1) {
      best = parameter.find(method, path, end, best);
    }
    return best;
  }

  private void collectMethods(String path, int at, SortedMap<Integer, String> found) {
    for (int i = 0; i < methods.length; i++) {
      found.put(orders[i], methods[i]);
    }
    if (at == path.length()) {
      return;
    }
    int end = Endpoints.segmentEnd(path, at + 1);
    RouteNode equal = child(path, at + 1, end);
    if (equal != null) {
      equal.collectMethods(path, end, found);
    }
    if (parameter != null && end > at + 1) {
      parameter.collectMethods(path, end, found);
    }
  }

  private int orderOf(@Nullable String method) {
    for (int i = 0; i < methods.length; i++) {
      if (methods[i].equals(method)) {
        return Math.min(orders[i], everyMethod);
      }
    }
    return everyMethod;
  }

  private void end(@Nullable String method, int order) {
    if (method == null) {
      everyMethod = Math.min(everyMethod, order);
    } else if (!Arrays.asList(methods).contains(method)) {
      methods = Arrays.copyOf(methods, methods.length + 1);
      orders = Arrays.copyOf(orders, orders.length + 1);
      methods[methods.length - 1] = method;
      orders[orders.length - 1] = order;
    }
  }

  private RouteNode childFor(String name, int order) {
    RouteNode child = Endpoints.isParameter(name) ? parameter : child(name, 0, name.length());
    if (child != null) {
      return child;
    }
    RouteNode added = new RouteNode(name, order);
    if (Endpoints.isParameter(name)) {
      parameter = added;
    } else {
      put(added);
    }
    return added;
  }

  private @Nullable RouteNode child(String path, int start, int end) {
    if (childCount == 0) {
      return null;
    }
    int wanted = hash(path, start, end);
    int slot = wanted & (children.length - 1);
    for (RouteNode child = children[slot]; child != null; child = children[slot]) {
      if (child.hash == wanted
          && child.segment.length() == end - start
          && path.startsWith(child.segment, start)) {
        return child;
      }
      slot = (slot + 1) & (children.length - 1);
    }
    return null;
  }

  private void put(RouteNode added) {
    childCount++;
    if (2 * childCount > children.length) {
      @Nullable RouteNode[] old = children;
      children = new RouteNode[Math.max(2, 2 * old.length)];
      for (RouteNode child : old) {
        if (child != null) {
          place(child);
        }
      }
    }
    place(added);
  }

  private void place(RouteNode child) {
    int slot = child.hash & (children.length - 1);
    while (children[slot] != null) {
      slot = (slot + 1) & (children.length - 1);
    }
    children[slot] = child;
  }

  private static int hash(String path, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + path.charAt(i);
    }
    return hash ^ (hash >>> 16);
  }
}
