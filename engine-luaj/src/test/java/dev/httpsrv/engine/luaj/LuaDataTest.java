package dev.httpsrv.engine.luaj;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.ScriptData;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A table is both list and map in Lua; its keys tell which is meant. */
class LuaDataTest {

  @Test
  void aListMayLackHalfOfItsValues() {
    assertThat(tree("{ 1, nil, 3 }")).isEqualTo(Arrays.asList(1L, null, 3L));
    assertThat(tree("{ nil, 2 }")).isEqualTo(Arrays.asList(null, 2L));
    assertThat(tree("{ a = { nil, 2 } }")).isEqualTo(Map.of("a", Arrays.asList(null, 2L)));
  }

  @Test
  void aListThatLacksMoreThanHalfIsUnfit() {
    String wording = "a list that lacks more than half of its values";
    assertThat(tree("{ nil, nil, 3 }")).isEqualTo(new ScriptData.Unfit(wording));
    assertThat(tree("{ [1] = 1, [2000000000] = 2 }")).isEqualTo(new ScriptData.Unfit(wording));
    assertThat(tree("{ { nil, nil, 3 }, 2 }")).isEqualTo(List.of(new ScriptData.Unfit(wording)));
  }

  @Test
  void numbersAndStringsAsKeysDoNotMix() {
    assertThat(tree("{ 1, 2, a = 3 }"))
        .isEqualTo(new ScriptData.Unfit("a table that has both numbers and strings as keys"));
  }

  @Test
  void keysOfAnyOtherKindAreUnfit() {
    assertThat(tree("{ [0] = 1 }")).isEqualTo(keyThatIs("the number 0"));
    assertThat(tree("{ [-1] = 1 }")).isEqualTo(keyThatIs("the number -1"));
    assertThat(tree("{ [1.5] = 1 }")).isEqualTo(keyThatIs("the number 1.5"));
    assertThat(tree("{ [print] = 1 }")).isEqualTo(keyThatIs("a function"));
    assertThat(tree("{ [{}] = 1 }")).isEqualTo(keyThatIs("a table"));
    assertThat(tree("{ ['\\255'] = 1 }")).isEqualTo(keyThatIs("not valid UTF-8"));
  }

  @Test
  void aKeyMayBeAnyTextInUtf8() {
    assertThat(tree("{ ['\\239\\191\\189\\240\\159\\152\\128'] = 1 }"))
        .isEqualTo(Map.of("\uFFFD😀", 1L));
    assertThat(tree("{ ['\\239\\191\\189\\255'] = 1 }")).isEqualTo(keyThatIs("not valid UTF-8"));
  }

  @Test
  void anEmptyTableIsAMap() {
    assertThat(tree("{}")).isEqualTo(Map.of());
    assertThat(tree("{ {} }")).isEqualTo(Collections.singletonList(Map.of()));
  }

  private static ScriptData.Unfit keyThatIs(String wording) {
    return new ScriptData.Unfit("a table with a key that is " + wording);
  }

  private static @Nullable Object tree(String expression) {
    Lua lua = Lua.compiled();
    lua.run("value = " + expression);
    return new LuaData().toTree(lua.global("value"));
  }
}
