package dev.httpsrv.runtime.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds in routes what is allowed, but hardly meant, since no usual request fits it. */
final class Doubts {

  private static final Set<String> METHODS =
      Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

  /** A parameter as other servers write it: {@code :id}, {@code <id>}, {@code <int:id>}. */
  private static final Pattern PARAMETER =
      Pattern.compile(":([A-Za-z_]\\w*)|<(?:\\w+:)?([A-Za-z_]\\w*)>");

  private Doubts() {}

  /** Returns what is doubtful, in sentences that say what to write. */
  static List<String> of(@Nullable String method, String endpoint) {
    List<String> doubts = new ArrayList<>();
    if (method != null) {
      String usual = method.toUpperCase(Locale.ROOT);
      if (!method.equals(usual) && METHODS.contains(usual)) {
        doubts.add(
            "the method \"%s\" takes no %s, since methods are matched exactly; write \"%s\""
                .formatted(method, usual, usual));
      }
    }
    for (int start = 1, end; start <= endpoint.length(); start = end + 1) {
      end = Endpoints.segmentEnd(endpoint, start);
      String segment = endpoint.substring(start, end);
      Matcher parameter = PARAMETER.matcher(segment);
      if (parameter.matches()) {
        String name = parameter.group(1) == null ? parameter.group(2) : parameter.group(1);
        doubts.add(
            "the segment %s of \"%s\" takes that very text alone; write {%s} for any segment"
                .formatted(segment, endpoint, name));
      } else if (segment.equals("*") || segment.equals("**")) {
        doubts.add(
            "the segment %s of \"%s\" takes that very text alone; an endpoint takes what is below it without, and {name} takes any one segment"
                .formatted(segment, endpoint));
      }
    }
    return doubts;
  }
}
