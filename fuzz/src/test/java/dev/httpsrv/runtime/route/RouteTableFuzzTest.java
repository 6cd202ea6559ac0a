package dev.httpsrv.runtime.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.fuzz.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Any table of routes answers as {@link RouteModel} does.
 *
 * <p>An input is a line a route, such as {@code GET /a/{x}} or {@code * /a}, then a line a request,
 * such as {@code >GET /a/b}.
 */
@SuppressWarnings("ReferenceEquality") // equal routes may be registered twice
class RouteTableFuzzTest {

  private static final int MOST_LINES = 60;

  @DictionaryFile(resourcePath = "route-table.dict")
  @FuzzTest
  void aTableAnswersWhatComparingTheRoutesOneByOneAnswers(byte[] input) {
    List<Route<String>> routes = new ArrayList<>();
    List<RouteModel> models = new ArrayList<>();
    List<String> requests = new ArrayList<>();
    new String(input, UTF_8)
        .lines()
        .limit(MOST_LINES)
        .forEach(
            line -> {
              if (line.startsWith(">")) {
                requests.add(line.substring(1));
              } else {
                register(line, routes, models);
              }
            });
    RouteTable<String> table = RouteTable.of(routes);
    for (String request : requests) {
      check(table, models, request);
    }
    for (int i = 0; i < routes.size(); i++) {
      int shadow = RouteModel.shadowOf(models, i);
      Check.that(
          table.shadowOf(routes.get(i)) == (shadow == i ? null : routes.get(shadow)),
          "shadowed by " + shadow,
          routes.get(i));
    }
  }

  private static void register(String line, List<Route<String>> routes, List<RouteModel> models) {
    String method = method(line);
    String endpoint = line.substring(Math.min(line.length(), method.length() + 1));
    String wanted = method.equals("*") ? null : method;
    try {
      routes.add(new Route<>(wanted, endpoint, line, null));
      models.add(RouteModel.of(wanted, endpoint));
    } catch (IllegalArgumentException refused) {
      Check.that(String.valueOf(refused.getMessage()).contains("\""), "says what", refused);
    }
  }

  private static void check(RouteTable<String> table, List<RouteModel> models, String request) {
    String method = method(request);
    Optional<String> path =
        RequestPath.of(request.substring(Math.min(request.length(), method.length() + 1)));
    if (path.isEmpty()) {
      return;
    }
    List<String> segments = RouteModel.segments(path.get());
    int expected = RouteModel.firstOf(models, method, segments);
    Route<String> found = table.find(method, path.get());
    Check.that(
        found == (expected < 0 ? null : table.routes().get(expected)), "not " + expected, found);
    Check.same(
        List.copyOf(table.methodsAt(path.get())),
        List.copyOf(RouteModel.methodsAt(models, segments)));
    if (found != null) {
      Check.same(
          found.parameters().stream().map(name -> found.parameter(path.get(), name)).toList(),
          models.get(expected).taken(segments));
    }
  }

  private static String method(String line) {
    int blank = line.indexOf(' ');
    return blank < 0 ? line : line.substring(0, blank);
  }
}
