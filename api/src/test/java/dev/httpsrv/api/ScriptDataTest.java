package dev.httpsrv.api;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static @Nullable String objection(Object value) {
    return new ScriptData(value).firstObjection(part -> part.equals("bad") ? "bad" : null);
  }
}
