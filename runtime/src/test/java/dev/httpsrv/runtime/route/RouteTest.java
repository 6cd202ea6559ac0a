package dev.httpsrv.runtime.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

  @Test
  void aRouteKnowsItsParametersInTheirOrder() {
    assertThat(route("/users/{user_id}/orders/{_2}/").parameters())
        .containsExactly("user_id", "_2");
    assertThat(route("/users").parameters()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/users/{id}, /users/7, id, 7",
    "/users/{id}, /users/7/, id, 7",
    "/users/{id}/, /users/7/orders, id, 7",
    "/{a}/x/{b}, /1/x/2/3, a, 1",
    "/{a}/x/{b}, /1/x/2/3, b, 2",
    "/{id}/{id2}, /1/2, id2, 2",
    "//{a}, //1, a, 1",
    "/{a}, /{b}, a, {b}",
    "/{a}, /%2F%25, a, /%",
    "/{a}, /a%2Fb, a, a/b",
    "/{a}, /a%252Fb, a, a%2Fb",
    "/{a}, /..%2F.., a, ../..",
    "/{a}, /Jürgen, a, Jürgen",
  })
  void aParameterHasTheSegmentItTookFullyDecoded(
      String endpoint, String path, String name, String value) {
    assertThat(route(endpoint).parameter(path, name)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "ID", "i", "idd", "", "id}", "{id}", "/", "id}/{x"})
  void aNameThatTheEndpointDoesNotHaveHasNoValue(String name) {
    assertThat(route("/users/{id}/{x}").parameter("/users/7/8", name)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/users/:id, {id}",
    "/users/:user_id/orders, {user_id}",
    "/<name>, {name}",
    "/a/<int:n>/, {n}",
    "/files/*, below it",
    "/**, below it",
  })
  void aSegmentThatIsAPatternElsewhereIsDoubtful(String endpoint, String told) {
    assertThat(route(endpoint).doubts()).singleElement().asString().contains(endpoint, told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/users/{id}", "/a:b", "/:1", "/<>", "/a*", "/a<b>", "/:"})
  void anotherOneIsNot(String endpoint) {
    assertThat(route(endpoint).doubts()).isEmpty();
  }

  @Test
  void aMethodInLowerCaseIsDoubtfulWhereItIsAUsualOne() {
    assertThat(new Route<>("get", "/", "target", null).doubts())
        .singleElement()
        .asString()
        .contains("\"get\"", "write \"GET\"");
    assertThat(new Route<>("Patch", "/", "target", null).doubts()).hasSize(1);
    assertThat(new Route<>("PURGE", "/", "target", null).doubts()).isEmpty();
    assertThat(new Route<>("purge", "/", "target", null).doubts()).isEmpty();
    assertThat(new Route<>(null, "/", "target", null).doubts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "", "foo/bar", "{id}", "/a?b", "/a#b", "/{id}?b"})
  void anEndpointThatIsNoPathIsRefused(String endpoint) {
    assertThatThrownBy(() -> route(endpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the endpoint");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a%20b", "/a%", "/a%2fb", "/%2", "/100%/a", "/a%2F%2f"})
  void anEndpointThatIsNotDecodedIsRefused(String endpoint) {
    assertThatThrownBy(() -> route(endpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the endpoint \"%s\" never matches, since paths are decoded; write the character itself, or %%2F and %%25 for a slash and a percent sign inside a segment",
            endpoint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a%2Fb", "/%25", "/a%252Fb", "/100%25/{a}", "/..%2F..", "/..."})
  void anEndpointMayHaveAnEncodedSlashAndAnEncodedPercentSign(String endpoint) {
    assertThat(route(endpoint).endpoint()).isEqualTo(endpoint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/.", "/a/..", "/a/./b", "/../a", "/a\n/../b"})
  void anEndpointWithDotSegmentsIsRefused(String endpoint) {
    assertThatThrownBy(() -> route(endpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the endpoint")
        .hasMessageContaining("dot segments");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/{}",
        "/a{b}",
        "/{a}b",
        "/{a",
        "/a}",
        "/{1a}",
        "/{a-b}",
        "/{a b}",
        "/{{a}}",
        "/{a}{b}",
        "/{ü}",
        "/x/}{",
        "/{a%2Fb}",
        "/{a\n}"
      })
  void aBraceThatIsNotAroundANamedSegmentIsRefused(String endpoint) {
    assertThatThrownBy(() -> route(endpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the endpoint \"" + endpoint + "\" has braces")
        .hasMessageEndingWith(
            "write a parameter as a whole segment in braces, named by letters, digits and _, such as \"/{id}\"");
  }

  @Test
  void twoParametersOfOneNameAreRefused() {
    assertThatThrownBy(() -> route("/{a}/x/{a}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the endpoint \"/{a}/x/{a}\" has two parameters {a}; give each a name of its own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET POST", "G\nT", "GÉT", "GET,"})
  void aMethodThatIsNoTokenIsRefused(String method) {
    assertThatThrownBy(() -> new Route<>(method, "/", "target", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not an HTTP method");
  }

  private static Route<String> route(String endpoint) {
    return new Route<>("GET", endpoint, "target", null);
  }
}
