package dev.httpsrv.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.api.spi.ScriptLanguage;
import dev.httpsrv.runtime.engine.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptFoldersTest {

  @TempDir private Path folder = Path.of("");
  private final Engines engines = Engines.of(List.of(new LuaAndJs()), Map.of());

  @AfterEach
  void close() {
    engines.close();
  }

  @Test
  void aFolderStandsForItsScriptsInTheOrderOfTheirNames() throws IOException {
    write("b.lua", "a/c.js", "a/b.lua", "README.md", ".hidden.lua", "node_modules/x.js");
    assertThat(read(folder).scripts()).extracting(Script::name).containsExactly("a.b", "a.c", "b");
  }

  @Test
  void whatIsPassedOverNeedNotBeReadable() throws IOException {
    write("a.lua", ".hidden/b.lua");
    // A link that leads in a circle, which root cannot read either.
    Files.createSymbolicLink(folder.resolve(".circle"), folder);
    Files.setPosixFilePermissions(folder.resolve(".hidden"), Set.of());
    assertThat(read(folder).scripts()).extracting(Script::name).containsExactly("a");
    Files.createSymbolicLink(folder.resolve("circle"), folder);
    assertThatThrownBy(() -> read(folder))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("circle");
  }

  @Test
  void aScriptThatIsNamedTwiceIsLoadedOnce() throws IOException {
    write("b.lua", "a.lua");
    assertThat(read(folder.resolve("b.lua"), folder).scripts())
        .extracting(Script::name)
        .containsExactly("b", "a");
  }

  @Test
  void aMessageNamesTheFileAsItWasGiven() throws IOException {
    write("a.lua");
    assertThat(read(folder).scripts())
        .extracting(Script::file)
        .containsExactly(folder.resolve("a.lua").toString());
  }

  @Test
  void requireFindsScriptsOfItsLanguageBesideAndBelow() throws IOException {
    write("main.lua", "lib/util.lua", "lib/other.js");
    ScriptFolders folders = read(folder.resolve("main.lua"));
    assertThat(folders.find("lib.util", "lua")).map(Script::name).contains("lib.util");
    assertThat(folders.find("lib.other", "lua")).isEmpty();
    assertThat(folders.find("lib.other", "js")).isPresent();
    assertThat(folders.find("main", "lua")).containsSame(folders.scripts().iterator().next());
  }

  @Test
  void requireDoesNotLeaveTheScriptFolders() throws IOException {
    write("inner/main.lua", "outer.lua");
    ScriptFolders folders = read(folder.resolve("inner"));
    for (String name : List.of("..outer", "../outer", "..", "", "/etc.passwd", "a..b", "a\0b")) {
      assertThat(folders.find(name, "lua")).as(name).isEmpty();
    }
  }

  @Test
  void requireFindsNothingOfANameThatIsTooLong() throws IOException {
    write("main.lua");
    assertThat(read(folder).find("a.".repeat(100_000) + "a", "lua")).isEmpty();
  }

  @Test
  void whatIsNotThereOrHasNoEngineIsAnErrorThatSaysWhatToDo() throws IOException {
    write("a.py", "b.txt", "empty/c.txt");
    assertThatThrownBy(() -> read(folder.resolve("none.lua")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageEndingWith("none.lua is not there. Give a script or a folder of scripts.");
    assertThatThrownBy(() -> read(folder.resolve("a.py")))
        .hasMessageContaining("No engine runs python. Found: both (js, lua).");
    assertThatThrownBy(() -> read(folder))
        .hasMessageContaining("No engine runs python. Found: both (js, lua).");
    assertThatThrownBy(() -> read(folder.resolve("b.txt")))
        .hasMessageContaining("no engine runs files that end in \".txt\"")
        .hasMessageEndingWith("Scripts end in .js, .lua.");
    assertThatThrownBy(() -> read(folder.resolve("empty"))).hasMessageContaining("No scripts in ");
  }

  @Test
  void theStrictSandboxFollowsNoLinkOutOfTheFolders() throws IOException {
    Path scripts = Files.createDirectory(folder.resolve("scripts"));
    Path inside = Files.writeString(scripts.resolve("inside.lua"), "inside");
    Path outside = Files.writeString(folder.resolve("outside.lua"), "outside");
    Files.createSymbolicLink(scripts.resolve("alias.lua"), inside);
    Engines strict = engines.in(SandboxPreset.STRICT);
    assertThat(ScriptFolders.read(List.of(scripts), strict).find("alias", "lua")).isPresent();
    ScriptFolders folders = ScriptFolders.read(List.of(inside), strict);
    Files.createSymbolicLink(scripts.resolve("link.lua"), outside);
    assertThat(ScriptFolders.read(List.of(scripts), engines).find("link", "lua")).isPresent();
    assertThatThrownBy(() -> folders.find("link", "lua"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("a link out of the script folders");
    assertThatThrownBy(() -> ScriptFolders.read(List.of(scripts), strict))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("link.lua is a link out of the script folders");
  }

  private ScriptFolders read(Path... roots) {
    return ScriptFolders.read(List.of(roots), engines);
  }

  private void write(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(file, "");
    }
  }

  private static final class LuaAndJs implements EngineProvider {

    @Override
    public String id() {
      return "both";
    }

    @Override
    public List<ScriptLanguage> languages() {
      return List.of(
          new ScriptLanguage("lua", "5.2", Set.of("lua")),
          new ScriptLanguage("js", "2025", Set.of("js")));
    }

    @Override
    public ScriptEngine start(SandboxPreset sandbox) {
      throw new IllegalStateException("not needed");
    }
  }
}
