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
    "/a%25b, /a%b",
    "/..., /...",
  })
  void aPathIsDecodedAndItsDotSegmentsAreResolved(String raw, String path) {
    assertThat(RequestPath.of(raw)).contains(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a", "*", "/%", "/%4", "/%zz", "/%00", "/a%0Ab", "/%7f", "/%ff", "/%c3%28", "/ä", "/a b"
      })
  void whatIsMalformedIsNoPath(String raw) {
    assertThat(RequestPath.of(raw)).isEmpty();
  }
}
