package dev.httpsrv.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScriptDataTest {

  @Test
  void anObjectionNamesItsPlaceAsAJsonPointer() {
    assertThat(objection(Map.of("items", List.of(1L, Map.of("price", "bad")))))
        .isEqualTo("/items/1/price is bad");
    assertThat(objection(Map.of("a/b~c", "bad"))).isEqualTo("/a~1b~0c is bad");
    assertThat(objection("bad")).isEqualTo("it is bad");
    assertThat(objection(List.of(List.of(), Map.of(), "good", 1L))).isNull();
  }

  @Test
  void theFirstObjectionCounts() {
    assertThat(objection(List.of(List.of("good"), List.of("good", "bad"), "bad")))
        .isEqualTo("/1/1 is bad");
  }

  @Test
  void aLongPlaceIsCut() {
    Object deep = "bad";
    for (int i = 0; i < ScriptData.MAX_DEPTH; i++) {
      deep = Map.of("self", deep);
    }
    assertThat(objection(deep)).startsWith("/self/self/").endsWith("… is bad").hasSize(88);
  }

  @Test
  void asTextItIsJsonButForWhatIsNoData() {
    assertThat(new ScriptData(List.of(1L, 2.5, true, "a\"\n\\", new byte[] {'b'})).toString())
        .isEqualTo("[1, 2.5, true, \"a\\\"\\n\\\\\", \"b\"]");
    assertThat(new ScriptData(Map.of("f", new ScriptData.Unfit("a function"))).toString())
        .isEqualTo("{\"f\": a function}");
    assertThat(new ScriptData(List.of(Map.of(), List.of())).toString()).isEqualTo("[{}, []]");
    assertThat(new ScriptData(Arrays.asList((Object) null)).toString()).isEqualTo("[null]");
    assertThat(ScriptData.NOTHING.toString()).isEqualTo("nothing");
  }

  @Test
  void asTextItIsShort() {
    Object deep = List.of();
    for (int i = 0; i < ScriptData.MAX_DEPTH; i++) {
      deep = List.of(deep);
    }
    for (Object large : List.of(deep, "x".repeat(10_000), Collections.nCopies(10_000, 7L))) {
      assertThat(new ScriptData(large).toString()).endsWith("…").hasSizeLessThan(250);
    }
  }

  @Test
  void aWholeNumberBeyondWhatADoubleHoldsHasNoNearest() {
    assertThat(ScriptData.nearest(BigInteger.TEN.pow(308).negate())).isEqualTo(-1e308);
    assertThatThrownBy(() -> ScriptData.nearest(BigInteger.TEN.pow(309).negate()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a whole number of 310 digits is too large");
  }

  private static @Nullable String objection(Object value) {
    return new ScriptData(value).firstObjection(part -> part.equals("bad") ? "bad" : null);
  }
}
