package dev.httpsrv.runtime.route;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How endpoints are written: segments of text, and parameters in braces. */
final class Endpoints {

  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)\\}");
  private static final Pattern DECODED_PERCENT = Pattern.compile("%(?!2F|25)");

  private Endpoints() {}

  /**
   * Returns the names of an endpoint's parameters, in their order.
   *
   * @throws IllegalArgumentException if no request could be meant by the endpoint
   */
  static List<String> parametersOf(String endpoint) {
    if (!endpoint.startsWith("/")) {
      throw refusal(
          "the endpoint \"%s\" does not start with /; write \"/%s\"".formatted(endpoint, endpoint));
    }
    if (endpoint.indexOf('?') >= 0 || endpoint.indexOf('#') >= 0) {
      throw refusal(
          "the endpoint \"%s\" is more than a path; leave out what follows ? or #"
              .formatted(endpoint));
    }
    if (DECODED_PERCENT.matcher(endpoint).find()) {
      throw refusal(
          "the endpoint \"%s\" never matches, since paths are decoded; write the character itself, or %%2F and %%25 for a slash and a percent sign inside a segment"
              .formatted(endpoint));
    }
    List<String> names = new ArrayList<>();
    for (int start = 1, end; start <= endpoint.length(); start = end + 1) {
      end = segmentEnd(endpoint, start);
      String segment = endpoint.substring(start, end);
      if (segment.equals(".") || segment.equals("..")) {
        throw refusal(
            "the endpoint \"%s\" never matches, since dot segments are resolved; write the path without %s"
                .formatted(endpoint, segment));
      }
      if (segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0) {
        names.add(newName(endpoint, segment, names));
      }
    }
    return List.copyOf(names);
  }

  private static String newName(String endpoint, String segment, List<String> names) {
    var parameter = PARAMETER.matcher(segment);
    if (!parameter.matches()) {
      throw refusal(
          "the endpoint \"%s\" has braces in the segment \"%s\"; write a parameter as a whole segment in braces, named by letters, digits and _, such as \"/{id}\""
              .formatted(endpoint, segment));
    }
    String name = parameter.group(1);
    if (names.contains(name)) {
      throw refusal(
          "the endpoint \"%s\" has two parameters %s; give each a name of its own"
              .formatted(endpoint, segment));
    }
    return name;
  }

  /** Returns whether a segment of an endpoint is a parameter. */
  static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }

  /** Returns the end of the segment that starts at an index. */
  static int segmentEnd(String path, int start) {
    int end = path.indexOf('/', start);
    return end < 0 ? path.length() : end;
  }

  private static IllegalArgumentException refusal(String message) {
    return new IllegalArgumentException(message);
  }
}
