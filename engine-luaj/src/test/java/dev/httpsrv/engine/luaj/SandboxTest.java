package dev.httpsrv.engine.luaj;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.SandboxPreset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts cannot reach, and what they cannot do to each other. */
class SandboxTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io",
        "debug",
        "luajava",
        "dofile",
        "loadfile",
        "collectgarbage",
        "os.execute",
        "os.exit",
        "os.getenv",
        "os.remove",
        "os.rename",
        "os.tmpname",
        "string.dump",
        "package.loadlib",
        "package.searchers",
        "package.path"
      })
  void whatReachesOutOfTheSandboxIsNil(String name) {
    assertThat(Lua.compiled().run("print(" + name + ")")).containsExactly("nil");
  }

  @Test
  void trustedScriptsHaveTemporaryFilesOutsideOfTheCurrentFolder() {
    List<String> printed =
        Lua.compiled(SandboxPreset.TRUSTED)
            .run(
                """
                local name = os.tmpname()
                local file = io.open(name, "w")
                file:write("kept")
                file:close()
                file = io.open(name)
                print(name)
                print(file:read("*a"), file:close(), os.remove(name))
                local unnamed = io.tmpfile()
                unnamed:write("abc")
                unnamed:seek("set")
                print(unnamed:read("*a"))
                """);
    Path name = Path.of(printed.getFirst());
    assertThat(name.getParent()).isEqualTo(Path.of(System.getProperty("java.io.tmpdir")));
    assertThat(name).doesNotExist();
    assertThat(printed.subList(1, 3)).containsExactly("kept\ttrue\ttrue", "abc");
  }

  @Test
  void trustedScriptsLoadFiles(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("conf.lua"), "port = 80 return ...");
    Files.writeString(folder.resolve("wrong.lua"), "port = = 80");
    assertThat(
            Lua.compiled(SandboxPreset.TRUSTED)
                .run(
                    """
                    local folder = "%s/"
                    print(dofile(folder .. "conf.lua"), port)
                    local own = {}
                    print(loadfile(folder .. "conf.lua", "t", own)(7), own.port)
                    print(loadfile(folder .. "none.lua"))
                    print(loadfile(folder .. "wrong.lua"))
                    print(pcall(dofile, folder .. "none.lua"))
                    """
                        .formatted(file.getParent())))
        .containsExactly(
            "nil\t80",
            "7\t80",
            "nil\tcannot open " + folder + "/none.lua",
            "nil\t" + folder + "/wrong.lua:1: unexpected symbol near '='",
            "false\tmain.lua:7: cannot open " + folder + "/none.lua");
  }

  static Stream<Lua> strict() {
    return Stream.of(Lua.compiled(SandboxPreset.STRICT), Lua.interpreted(SandboxPreset.STRICT));
  }

  @ParameterizedTest
  @MethodSource("strict")
  void theGlobalsOfAStrictScriptAreItsOwn(Lua lua) {
    assertThat(lua.run("own = 1 load('loaded = 2')() print(own, loaded)")).containsExactly("1\t2");
    assertThat(lua.run("print(own, loaded, load('return own, loaded')())"))
        .containsExactly("nil\tnil\tnil\tnil");
  }

  @Test
  void requireFindsNoJavaClass() {
    assertThat(Lua.compiled().run("print(pcall(require, 'java.lang.System'))").getFirst())
        .startsWith("false")
        .contains("not found");
  }

  @Test
  void loadTakesNoBytecode() {
    assertThat(Lua.compiled().run("print(load('\\27Lua'))").getFirst())
        .startsWith("nil\t")
        .contains("bytecode");
  }

  @Test
  void theStringsOfAllInterpretersAreOutOfReach() {
    Lua first = Lua.compiled();
    assertThat(
            first.run(
                """
                print(getmetatable(""))
                print(pcall(setmetatable, "", {}))
                string.upper = function() return "changed" end
                print(("a"):upper(), string.upper("a"))
                """))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("false"),
            line -> assertThat(line).startsWith("false"),
            line -> assertThat(line).isEqualTo("A\tchanged"));
    assertThat(Lua.compiled().run("print(('a'):upper(), string.upper('a'))"))
        .containsExactly("A\tA");
  }

  @Test
  void interpretersShareNoGlobals() {
    Lua one = Lua.compiled();
    Lua other = Lua.compiled();
    one.run("x = 1");
    assertThat(other.run("print(x)")).containsExactly("nil");
    assertThat(one.run("print(x)")).containsExactly("1");
  }

  @Test
  void theTimeCanBeTold() {
    assertThat(
            Lua.compiled()
                .run(
                    "print(type(os.time()), type(os.clock()), type(os.date()), os.difftime(3, 1))"))
        .containsExactly("number\tnumber\tstring\t2");
  }
}
