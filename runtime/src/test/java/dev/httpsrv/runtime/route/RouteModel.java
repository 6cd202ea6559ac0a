package dev.httpsrv.runtime.route;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reference's words on routes, as code: they are compared one by one, in the order of their
 * registration, and the first that matches wins.
 *
 * @param method the method it answers; null for every method
 * @param segments the endpoint's segments as they are meant, without encodings; parameters in
 *     braces
 */
public record RouteModel(@Nullable String method, List<String> segments) {

  /** Returns the model of a route that was registered with an endpoint. */
  public static RouteModel of(@Nullable String method, String endpoint) {
    List<String> segments = segments(endpoint);
    // The trailing slash is optional.
    return new RouteModel(
        method, segments.getLast().isEmpty() ? segments.subList(0, segments.size() - 1) : segments);
  }

  /** Returns the segments of a path as {@link RequestPath} makes it, without encodings. */
  public static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.substring(1).split("/", -1)) {
      segments.add(segment.replace("%2F", "/").replace("%25", "%"));
    }
    return segments;
  }

  /** Returns the index of the first that takes a request, -1 where there is none. */
  public static int firstOf(List<RouteModel> models, String method, List<String> path) {
    int first = firstExactly(models, method, path);
    boolean likeGet = method.equals("HEAD") && (first < 0 || models.get(first).method() == null);
    return likeGet ? firstExactly(models, "GET", path) : first;
  }

  private static int firstExactly(List<RouteModel> models, String method, List<String> path) {
    for (int i = 0; i < models.size(); i++) {
      if (models.get(i).takes(path) && models.get(i).answers(method)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the methods that are answered at a path, in the order of registration. */
  public static Set<String> methodsAt(List<RouteModel> models, List<String> path) {
    Set<String> methods = new LinkedHashSet<>();
    for (RouteModel model : models) {
      if (model.method() != null && model.takes(path)) {
        methods.add(model.method());
        if (model.method().equals("GET")) {
          methods.add("HEAD");
        }
      }
    }
    return methods;
  }

  /** Returns the index of the first that takes all requests of another; that one's own if none. */
  static int shadowOf(List<RouteModel> models, int index) {
    for (int i = 0; i < index; i++) {
      if (models.get(i).covers(models.get(index))) {
        return i;
      }
    }
    return index;
  }

  /** Returns what each parameter takes of a path, in their order. */
  List<String> taken(List<String> path) {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      if (isParameter(i)) {
        taken.add(path.get(i));
      }
    }
    return taken;
  }

  private boolean takes(List<String> path) {
    if (path.size() < segments.size()) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      boolean taken = isParameter(i) ? !path.get(i).isEmpty() : segments.get(i).equals(path.get(i));
      if (!taken) {
        return false;
      }
    }
    return true;
  }

  private boolean isParameter(int segment) {
    return segments.get(segment).startsWith("{");
  }

  private boolean answers(@Nullable String wanted) {
    return method == null || method.equals(wanted);
  }

  private boolean covers(RouteModel other) {
    // A segment that no endpoint can have stands for whatever a parameter takes.
    return answers(other.method())
        && takes(other.segments.stream().map(s -> s.startsWith("{") ? "?" : s).toList());
  }
}
