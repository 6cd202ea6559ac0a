package dev.httpsrv.runtime.route;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one configuration, immutable. Any thread may look up.
 *
 * <p>A route takes its endpoint and everything logically below it; of several that match, the one
 * registered first wins (Momentum's rule), parameters or not. A trailing slash of the endpoint
 * makes no difference. An empty segment is taken by an equal one alone, never by a parameter:
 * {@code /a} and {@code /a//b} take {@code /a//b}, <code>/a/{x}</code> and {@code /a/b} do not.
 *
 * <p>A lookup walks a tree of segments and allocates nothing. It probes a hash table once a
 * segment, however many routes there are; only where endpoints have both an equal segment and a
 * parameter at one place does it go both ways.
 */
public final class RouteTable<T> {

  private static final String HEAD = "HEAD";
  private static final String GET = "GET";

  private final List<Route<T>> routes;
  private final RouteNode root;

  private RouteTable(List<Route<T>> routes, RouteNode root) {
    this.routes = routes;
    this.root = root;
  }

  /** Builds the table of these routes, which are in the order of their registration. */
  public static <T> RouteTable<T> of(List<Route<T>> routes) {
    RouteNode root = RouteNode.root();
    int order = 0;
    for (Route<T> route : routes) {
      root.add(route, order++);
    }
    return new RouteTable<>(List.copyOf(routes), root);
  }

  /** Returns the routes in the order of their registration. */
  public List<Route<T>> routes() {
    return routes;
  }

  /**
   * Returns the route that answers, null where there is none. Where no route is registered for
   * {@code HEAD} itself, it is answered as {@code GET} is.
   *
   * @param path the path as {@link RequestPath} makes it
   */
  public @Nullable Route<T> find(String method, String path) {
    return routes.isEmpty() ? null : search(method, path);
  }

  private @Nullable Route<T> search(String method, String path) {
    int found = root.find(method, path);
    boolean head = method.equals(HEAD);
    if (head && (found == RouteNode.NONE || routes.get(found).method() == null)) {
      found = root.find(GET, path);
    }
    return found == RouteNode.NONE ? null : routes.get(found);
  }

  /** Returns the methods that some route answers at a path; empty where no route takes the path. */
  public Set<String> methodsAt(String path) {
    SortedMap<Integer, String> found = new TreeMap<>();
    root.collectMethods(path, found);
    Set<String> methods = new LinkedHashSet<>();
    for (String method : found.values()) {
      methods.add(method);
      if (method.equals(GET)) {
        methods.add(HEAD);
      }
    }
    return methods;
  }

  /**
   * Returns the route that takes all of another's requests before it can; null where none does.
   *
   * @param route one of this table's
   */
  @SuppressWarnings("ReferenceEquality") // equal routes may be registered twice
  public @Nullable Route<T> shadowOf(Route<T> route) {
    // Read as a path, the endpoint is taken by those that take all of its paths: its parameters
    // are segments that equal no other's.
    Route<T> first = routes.get(root.find(route.method(), route.base()));
    return first == route ? null : first;
  }
}
