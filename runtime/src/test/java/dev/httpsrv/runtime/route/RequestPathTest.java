package dev.httpsrv.runtime.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/a/b, /a/b",
    "/a/b/, /a/b/",
    "/a//b, /a//b",
    "/a.b/.c, /a.b/.c",
    "/a/./b, /a/b",
    "/a/../b, /b",
    "/a/.., /",
    "/a/b/.., /a/",
    "/a/., /a/",
    "/../../a, /a",
    "/%2e%2e/a, /a",
    "/a%20b, '/a b'",
    "/J%C3%BCrgen, /Jürgen",
    "/a%2Fb, /a%2Fb",
    "/a%2fb, /a%2Fb",
    "/a%25b, /a%25b",
    "/a%252Fb, /a%252Fb",
    "/a%2525, /a%2525",
    "/%2F, /%2F",
    "/..%2F../a, /..%2F../a",
    "/%7Bid%7D/{id}, /{id}/{id}",
    "/a%5Cb, /a\\b",
    "'/[a]{b}|^`<\"', '/[a]{b}|^`<\"'",
    "//, //",
    "/a//../b, /a/b",
    "/..., /...",
  })
  void aPathIsDecodedAndItsDotSegmentsAreResolved(String raw, String path) {
    assertThat(RequestPath.of(raw)).contains(path);
  }

  @ParameterizedTest
  @CsvSource({"/a%2Fb, /a%252Fb", "/a%2Fb, /a/b", "/a%25, /a%2525", "/a%2F%25, /a%252F%2525"})
  void pathsThatMeanDifferentSegmentsStayDifferent(String raw, String other) {
    assertThat(RequestPath.of(raw)).isPresent().isNotEqualTo(RequestPath.of(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a", "*", "/%", "/%4", "/%zz", "/%00", "/a%0Ab", "/%7f", "/%ff", "/%c3%28", "/ä",
        "/a b", "/a\\b"
      })
  void whatIsMalformedIsNoPath(String raw) {
    assertThat(RequestPath.of(raw)).isEmpty();
  }
}
