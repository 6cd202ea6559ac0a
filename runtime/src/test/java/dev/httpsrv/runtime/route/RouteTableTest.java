package dev.httpsrv.runtime.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

  @ParameterizedTest
  @CsvSource({
    "/foo, /foo, true",
    "/foo, /foo/, true",
    "/foo, /foo/bar, true",
    "/foo, /foo//bar, true",
    "/foo, /foobar, false",
    "/foo, /fo, false",
    "/foo, /, false",
    "/foo/, /foo, true",
    "/foo/, /foo/bar, true",
    "/foo/, /foobar, false",
    "/, /, true",
    "/, /anything/at/all, true",
    "/foo/bar, /foo, false",
    "/Foo, /foo, false",
  })
  void anEndpointTakesItselfAndWhatIsBelow(String endpoint, String path, boolean matches) {
    assertThat(table(route("GET", endpoint)).find("GET", path) != null).isEqualTo(matches);
  }

  @Test
  void theFirstThatMatchesWinsHoweverPreciseALaterOneIs() {
    RouteTable<String> table = table(route("GET", "/a"), route("GET", "/a/b"));
    assertThat(target(table, "GET", "/a/b")).isEqualTo("GET /a");
    RouteTable<String> reversed = table(route("GET", "/a/b"), route("GET", "/a"));
    assertThat(target(reversed, "GET", "/a/b")).isEqualTo("GET /a/b");
    assertThat(target(reversed, "GET", "/a/c")).isEqualTo("GET /a");
  }

  @Test
  void aRouteForEveryMethodWinsOnlyWhereItCameFirst() {
    assertThat(target(table(route(null, "/a"), route("GET", "/a")), "GET", "/a"))
        .isEqualTo("null /a");
    assertThat(target(table(route("GET", "/a"), route(null, "/a")), "GET", "/a"))
        .isEqualTo("GET /a");
    assertThat(target(table(route("GET", "/a"), route(null, "/a")), "BREW", "/a"))
        .isEqualTo("null /a");
  }

  @Test
  void methodsAreMatchedExactly() {
    assertThat(table(route("GET", "/a")).find("get", "/a")).isNull();
  }

  @Test
  void headFallsBackToGet() {
    assertThat(target(table(route("GET", "/a")), "HEAD", "/a")).isEqualTo("GET /a");
    assertThat(target(table(route("GET", "/a"), route("HEAD", "/a")), "HEAD", "/a"))
        .isEqualTo("HEAD /a");
  }

  @Test
  void methodsAtAPathAreThoseOfAllRoutesThatTakeIt() {
    RouteTable<String> table =
        table(route("POST", "/a"), route("GET", "/a/b"), route("POST", "/a/b"));
    assertThat(table.methodsAt("/a/b/c")).containsExactly("POST", "GET", "HEAD");
    assertThat(table.methodsAt("/a")).containsExactly("POST");
    assertThat(table.methodsAt("/")).isEmpty();
  }

  @Test
  void aRouteThatAnEarlierOneCoversIsShadowed() {
    Route<String> first = route("GET", "/a/");
    Route<String> same = route("GET", "/a");
    Route<String> below = route("GET", "/a/b");
    Route<String> post = route("POST", "/a/b");
    Route<String> every = route(null, "/a");
    RouteTable<String> table = table(first, same, below, post, every);
    assertThat(table.shadowOf(first)).isNull();
    assertThat(table.shadowOf(same)).isSameAs(first);
    assertThat(table.shadowOf(below)).isSameAs(first);
    assertThat(table.shadowOf(post)).isNull();
    assertThat(table.shadowOf(every)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "", "foo/bar", "/a?b", "/a#b"})
  void anEndpointThatIsNoPathIsRefused(String endpoint) {
    assertThatThrownBy(() -> route("GET", endpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("register: the endpoint");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET POST", "G\nT", "GÉT", "GET,"})
  void aMethodThatIsNoTokenIsRefused(String method) {
    assertThatThrownBy(() -> route(method, "/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not an HTTP method");
  }

  @Test
  void anyTableFindsWhatComparingTheRoutesOneByOneFinds() {
    Random random = new Random(20261123);
    for (int round = 0; round < 500; round++) {
      List<Route<String>> routes = new ArrayList<>();
      int size = random.nextInt(30);
      for (int i = 0; i < size; i++) {
        String method = new String[] {"GET", "POST", "HEAD", null}[random.nextInt(4)];
        routes.add(route(method, path(random)));
      }
      RouteTable<String> table = RouteTable.of(routes);
      for (int i = 0; i < 50; i++) {
        String method = new String[] {"GET", "POST", "HEAD", "PUT"}[random.nextInt(4)];
        String path = path(random);
        assertThat(table.find(method, path))
            .as("%s %s in %s", method, path, routes)
            .isSameAs(oneByOne(routes, method, path));
      }
    }
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder("/");
    int segments = random.nextInt(4);
    for (int i = 0; i < segments; i++) {
      path.append(new String[] {"a", "b", "ab", ""}[random.nextInt(4)]);
      if (i < segments - 1 || random.nextBoolean()) {
        path.append('/');
      }
    }
    return path.toString();
  }

  /** The reference's words, as code: in order, the first whose method and path match. */
  private static @Nullable Route<String> oneByOne(
      List<Route<String>> routes, String method, String path) {
    for (Route<String> route : routes) {
      String endpoint = route.endpoint();
      String base =
          endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
      boolean below = path.equals(base) || path.startsWith(base + "/");
      if (below && (route.method() == null || route.method().equals(method))) {
        return route;
      }
    }
    return method.equals("HEAD") ? oneByOne(routes, "GET", path) : null;
  }

  private static @Nullable String target(RouteTable<String> table, String method, String path) {
    Route<String> found = table.find(method, path);
    return found == null ? null : found.target();
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static RouteTable<String> table(Route<String>... routes) {
    return RouteTable.of(List.of(routes));
  }

  private static Route<String> route(@Nullable String method, String endpoint) {
    return new Route<>(method, endpoint, method + " " + endpoint, null);
  }
}
