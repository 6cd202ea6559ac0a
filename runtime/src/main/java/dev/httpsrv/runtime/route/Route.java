package dev.httpsrv.runtime.route;

import dev.httpsrv.api.ScriptLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered route.
 *
 * <p>A segment <code>{name}</code> of the endpoint is a parameter, which takes any one segment that
 * is not empty. The other segments take what equals them, written as {@link RequestPath} makes it:
 * decoded, but {@code %2F} and {@code %25}.
 *
 * @param method the method it answers; null for every method
 * @param endpoint the path it was registered with
 * @param target what answers
 * @param origin where it was registered; null for Java code
 */
public record Route<T>(
    @Nullable String method, String endpoint, T target, @Nullable ScriptLocation origin) {

  /**
   * Validates the method and the endpoint.
   *
   * @throws IllegalArgumentException if the method is not a token or the endpoint not a path
   */
  public Route {
    if (method != null && !Tokens.isToken(method)) {
      throw new IllegalArgumentException(
          "\"%s\" is not an HTTP method; pass one such as \"GET\", or nothing for every method"
              .formatted(method));
    }
    Endpoints.parametersOf(endpoint);
  }

  /** Returns the endpoint without the trailing slash, which makes no difference. */
  String base() {
    return withoutSlash(endpoint);
  }

  /** Returns a path without a trailing slash, which makes no difference for an endpoint. */
  public static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Returns what is hardly meant as it is written, in sentences that say what to write. */
  public List<String> doubts() {
    return Doubts.of(method, endpoint);
  }

  /** Returns the names of the endpoint's parameters, in their order. */
  public List<String> parameters() {
    return Endpoints.parametersOf(endpoint);
  }

  /**
   * Returns the segment that a parameter of the endpoint took, fully decoded: it may hold any
   * character, {@code /} and {@code %} too. Null where the endpoint has no parameter of the name.
   *
   * @param path a path that this route takes, as {@link RequestPath} makes it
   */
  public @Nullable String parameter(String path, String name) {
    int start = 1;
    int end;
    for (int at = 1, next; at <= endpoint.length() && start <= path.length(); at = next + 1) {
      next = Endpoints.segmentEnd(endpoint, at);
      end = Endpoints.segmentEnd(path, start);
      if (isParameter(at, next, name)) {
        return RequestPath.decoded(path.substring(start, end));
      }
      start = end + 1;
    }
    return null;
  }

  private boolean isParameter(int start, int end, String name) {
    return endpoint.startsWith("{", start)
        && end - start == name.length() + 2
        && endpoint.startsWith(name, start + 1);
  }
}
