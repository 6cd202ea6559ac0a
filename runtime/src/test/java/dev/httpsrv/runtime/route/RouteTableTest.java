package dev.httpsrv.runtime.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    "/foo//bar, /foo//bar, true",
    "/foo//bar, /foo/bar, false",
    "/foo//, /foo/, true",
    "/foo//, /foo, false",
    "//, /, true",
    "//, //foo, true",
    "//, /foo, false",
    "/users/{id}, /users/7, true",
    "/users/{id}, /users/7/, true",
    "/users/{id}, /users/7/orders, true",
    "/users/{id}/, /users/7, true",
    "/users/{id}, /users/{id}, true",
    "/users/{id}, /users/a%2Fb, true",
    "/users/{id}, /users, false",
    "/users/{id}, /users/, false",
    "/users/{id}, /users//7, false",
    "/users/{id}, /user/7, false",
    "/{a}/{b}, /x/y, true",
    "/{a}/{b}, /x, false",
    "/{a}/{b}, /x/, false",
    "/{a}/b, /x/b/c, true",
    "/{a}/b, /x/c, false",
    "/{a}, /, false",
    // These are told apart though their hashes are the same.
    "/Aa, /BB, false",
    "/foo//bar, /foo/f5a5a608/bar, false",
    "/a%2Fb, /a%2Fb, true",
    "/a%2Fb, /a%252Fb, false",
    "/a%252Fb, /a%252Fb, true",
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
  void theFirstThatMatchesWinsWhetherItHasParametersOrNot() {
    RouteTable<String> table =
        table(
            route("GET", "/users/{id}/orders"),
            route("GET", "/users/me"),
            route("GET", "/users/{id}"),
            route("GET", "/users/you"),
            route("GET", "/{any}/me/orders"),
            route("GET", "/{any}/me/bills"));
    assertThat(target(table, "GET", "/users/me")).isEqualTo("GET /users/me");
    assertThat(target(table, "GET", "/users/me/orders")).isEqualTo("GET /users/{id}/orders");
    assertThat(target(table, "GET", "/users/me/bills")).isEqualTo("GET /users/me");
    assertThat(target(table, "GET", "/users/you")).isEqualTo("GET /users/{id}");
    assertThat(target(table, "GET", "/clients/me/bills")).isEqualTo("GET /{any}/me/bills");
    assertThat(target(table, "GET", "/clients/you/bills")).isNull();
  }

  @Test
  void aParameterIsTriedWhereAnEqualSegmentLeadsNowhere() {
    RouteTable<String> table =
        table(route("GET", "/a/b/c"), route("POST", "/a/b"), route("GET", "/{x}/{y}/d"));
    assertThat(target(table, "GET", "/a/b/d")).isEqualTo("GET /{x}/{y}/d");
    assertThat(target(table, "POST", "/a/b/d")).isEqualTo("POST /a/b");
    assertThat(target(table, "GET", "/a/b")).isNull();
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
    // A guard for GET guards HEAD too, even where a later one takes every method.
    assertThat(target(table(route("GET", "/a"), route(null, "/")), "HEAD", "/a"))
        .isEqualTo("GET /a");
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
  void methodsAtAPathAreInTheOrderOfRegistrationWithParametersToo() {
    RouteTable<String> table =
        table(
            route("PUT", "/{x}/b"),
            route("POST", "/a"),
            route("DELETE", "/a/{y}"),
            route("POST", "/{x}"),
            route("GET", "/a/b/c"),
            route("PATCH", "/c"));
    assertThat(table.methodsAt("/a/b/c")).containsExactly("PUT", "POST", "DELETE", "GET", "HEAD");
    assertThat(table.methodsAt("/z")).containsExactly("POST");
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
  @CsvSource({
    "/users/{id}, /users/7, true",
    "/users/{id}, /users/{x}, true",
    "/users/{id}, /users/{x}/orders, true",
    "/{a}/{b}, /users/{x}, true",
    "/, /{a}, true",
    "/users/7, /users/{id}, false",
    "/users/{id}/7, /users/{id}, false",
    "/users/{id}/7, /users/{id}/{x}, false",
    "/users/{id}, /users, false",
    "/users/{id}, /users//7, false",
    "/a/{b}, /{a}/b, false",
  })
  void aParameterCoversEverySegmentAndASegmentNoParameter(
      String first, String second, boolean shadowed) {
    Route<String> earlier = route("GET", first);
    Route<String> later = route("GET", second);
    assertThat(table(earlier, later).shadowOf(later)).isEqualTo(shadowed ? earlier : null);
  }

  @Test
  void theShadowIsTheFirstOfSeveral() {
    Route<String> first = route("GET", "/{a}");
    Route<String> second = route("GET", "/a");
    Route<String> third = route("GET", "/a/b");
    assertThat(table(first, second, third).shadowOf(third)).isSameAs(first);
    assertThat(table(second, first, third).shadowOf(third)).isSameAs(second);
  }

  @Test
  void aRouteOfTheSameEndpointIsShadowedThoughItEqualsTheFirst() {
    Route<String> first = route("GET", "/{a}");
    Route<String> equal = route("GET", "/{a}");
    RouteTable<String> table = table(first, equal);
    assertThat(table.shadowOf(first)).isNull();
    assertThat(table.shadowOf(equal)).isSameAs(first);
  }

  @Test
  void aLookupAllocatesNothing() {
    List<Route<String>> routes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      routes.add(route("GET", "/api/" + i + "/items"));
      routes.add(route("POST", "/{tenant}/" + i + "/{item}"));
    }
    RouteTable<String> table = RouteTable.of(routes);
    var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    table.find("HEAD", "/api/42/items/7");
    long before = thread.getCurrentThreadAllocatedBytes();
    table.find("HEAD", "/api/42/items/7");
    table.find("POST", "/api/42/items/7");
    table.find("DELETE", "/api/42/items/7");
    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isZero();
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
