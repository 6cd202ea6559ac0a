package dev.httpsrv.runtime.route;

import dev.httpsrv.api.ScriptLocation;
import org.jspecify.annotations.Nullable;

/**
 * A registered route.
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
          "register: \"%s\" is not an HTTP method; pass one such as \"GET\", or nothing for every method"
              .formatted(method));
    }
    if (!endpoint.startsWith("/")) {
      throw new IllegalArgumentException(
          "register: the endpoint \"%s\" does not start with /; write \"/%s\""
              .formatted(endpoint, endpoint));
    }
    if (endpoint.indexOf('%') >= 0 && !endpoint.replace("%2F", "").matches("[^%]*")
        || ("/" + endpoint + "/").matches(".*/\\.\\.?/.*")) {
      throw new IllegalArgumentException(
          "register: the endpoint \"%s\" never matches; write the path decoded and without dot segments"
              .formatted(endpoint));
    }
    if (endpoint.indexOf('?') >= 0 || endpoint.indexOf('#') >= 0) {
      throw new IllegalArgumentException(
          "register: the endpoint \"%s\" is more than a path; leave out what follows ? or #"
              .formatted(endpoint));
    }
  }

  /** Returns the endpoint without the trailing slash, which makes no difference. */
  String base() {
    return endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
  }

  /**
   * Returns the segment that a parameter of the endpoint took; null where it has none of the name.
   */
  public @Nullable String parameter(String path, String name) {
    return null;
  }
}
