package dev.httpsrv.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class UrlTest {

  @Test
  void theWholeUrlIsAsTheClientAddressedIt() {
    assertThat(url("a=1&b=%20").url()).isEqualTo("http://example.com:2081/p%61th?a=1&b=%20");
    assertThat(url(null).url()).isEqualTo("http://example.com:2081/p%61th");
    assertThat(url("").url()).isEqualTo("http://example.com:2081/p%61th?");
  }

  @Test
  void parametersAreDecodedInTheOrderOfTheQuery() {
    assertThat(url("b=2&a=x%26y&name=J%C3%BCrgen+M").attrs())
        .containsExactly(entry("b", "2"), entry("a", "x&y"), entry("name", "Jürgen M"));
  }

  @Test
  void theFirstOfEqualNamesCounts() {
    assertThat(url("a=1&a=2").attrs()).containsExactly(entry("a", "1"));
  }

  @Test
  void aParameterWithoutValueIsEmpty() {
    assertThat(url("a&b=&&=c").attrs())
        .containsExactly(entry("a", ""), entry("b", ""), entry("", "c"));
  }

  @Test
  void whatIsNoPercentEncodingStaysAsItIs() {
    assertThat(url("a=100%&b=%zz").attrs()).containsExactly(entry("a", "100%"), entry("b", "%zz"));
    assertThat(url("100%").query()).isEqualTo("100%");
    assertThat(url("a=%+1&b=%-1").attrs()).containsExactly(entry("a", "%+1"), entry("b", "%-1"));
    assertThat(url("%+1").query()).isEqualTo("%+1");
  }

  @Test
  void theQueryIsDecodedAsAWhole() {
    assertThat(url("a=1%202+3").query()).isEqualTo("a=1 2+3");
    assertThat(url(null).query()).isNull();
  }

  @Test
  @Timeout(60)
  void aLongQueryIsTakenApartInItsLength() {
    assertThat(url("a&".repeat(1 << 22)).attrs()).containsExactly(entry("a", ""));
  }

  private static Url url(@Nullable String rawQuery) {
    return new Url(
        "http", null, "example.com", 2081, "example.com:2081", "/p%61th", "/path", rawQuery, null);
  }
}
