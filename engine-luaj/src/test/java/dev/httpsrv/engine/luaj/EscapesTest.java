package dev.httpsrv.engine.luaj;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.tck.Escape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What scripts have tried to get out of LuaJ, and what comes of it. */
class EscapesTest {

  static Stream<Arguments> escapes() {
    return Stream.of(SandboxPreset.STRICT, SandboxPreset.STANDARD)
        .flatMap(
            sandbox ->
                Escape.read(EscapesTest.class, "escapes.txt").stream()
                    .map(each -> Arguments.of(sandbox, each)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("escapes")
  void comesToNothing(SandboxPreset sandbox, Escape escape) {
    Lua lua = Lua.compiled(sandbox);
    lua.run(
        "function escape(object, other)\nprint(pcall(function()\n%s\nend))\nend"
            .formatted(escape.script()));
    List<String> lines = new ArrayList<>();
    try {
      lua.function("escape").call(new Lua.Java(), new Lua.Other());
    } catch (HttpsrvException e) {
      lines.add("raises " + e.getMessage());
    }
    lines.addAll(0, lua.printed());
    escape.check(sandbox, lines);
    assertThat(Lua.compiled(sandbox).run("print(('a'):upper(), string.rep('b', 2), type(print))"))
        .as("what another interpreter finds")
        .containsExactly("A\tbb\tfunction");
  }
}
