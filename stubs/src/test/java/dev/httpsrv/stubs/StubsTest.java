package dev.httpsrv.stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StubsTest {

  @Test
  void theCommittedStubsAreThoseOfTheDefinition() throws Exception {
    Map<String, String> committed = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Project.STUBS)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        if (!each.endsWith("README.md")) {
          String name = Project.STUBS.relativize(each).toString().replace('\\', '/');
          committed.put(name, Files.readString(each));
        }
      }
    }
    assertThat(committed)
        .as("docs/stubs is not what scripts see any more; run stubs/generate and commit the change")
        .isEqualTo(Project.ownStubs());
  }

  @Test
  void everyKindOfValueHasATypeInEveryLanguage(@TempDir Path folder) throws Exception {
    Map<String, String> stubs =
        generate(
            folder,
            """
            import dev.httpsrv.api.*;
            import java.util.*;
            import org.jspecify.annotations.Nullable;

            @ScriptLibrary({"kit", "kit.again"})
            public class Kit {
              @ScriptName("text") public String text(String value) { return value; }
              @ScriptName("bytes") public byte[] bytes(byte @Nullable [] value) { return value; }
              @ScriptName("encoded") public EncodedText encoded() { return null; }
              @ScriptName("integer") public long integer(int value, @Nullable Long next) { return value; }
              @ScriptName("number") public double number(double value) { return value; }
              @ScriptName("truth") public boolean truth(boolean value) { return value; }
              @ScriptName("visit") public void visit(@CalledWith({Item.class, int.class}) ScriptFunction value) {}
              @ScriptName("name") public void name(FunctionReference value) {}
              @ScriptName("hooks") public void hooks(ScriptTable value) {}
              @ScriptName("map") public Map<String, String> map(Map<String, String> value) { return value; }
              @ScriptName("list") public List<Map<String, String>> list() { return List.of(); }
              @ScriptProperty(value = "words", zeroBased = true) public List<String> words() { return List.of(); }
              @ScriptName("results") public @Nullable Results results() { return null; }
              @ScriptName("attempt") public Attempt attempt() { return null; }
              @ScriptName("data") public ScriptData data(ScriptData... values) { return null; }
              @ScriptName("any") public Object any(@Nullable Object value) { return value; }
              @ScriptName("item") public @Nullable Item item() { return null; }
              @ScriptProperty("none") public ScriptNull none() { return ScriptNull.NULL; }
              public record Item(@ScriptProperty("pass") @Nullable String pass) {}
            }
            """);
    assertThat(stubs.get("lua/httpsrv.lua"))
        .contains("---@param value string|number\n---@return string\nfunction kit.text(value) end")
        .contains("---@param value? string|number\n---@return string\nfunction kit.bytes")
        .contains("---@param value integer\n---@param next? integer\n---@return integer\n")
        .contains("---@param value fun(item: Item, value: integer): any\nfunction kit.visit")
        .contains("---@param value string|fun(...): any\nfunction kit.name")
        .contains("---@return table<string, string>[]\nfunction kit.list() end")
        .contains("---@field words table<integer, string>")
        .contains("---@return any ...\nfunction kit.results")
        .contains("---@return any value\n---@return string? reason")
        .contains("---@param ... Data\n---@return any\nfunction kit.data(...) end")
        .contains("---@return Item?\nfunction kit.item")
        .contains("---@field none ScriptNull")
        .contains("\nkit.again = kit\n");
    assertThat(stubs.get("httpsrv.d.ts"))
        .contains("  readonly again: Kit;\n")
        .contains("  text(value: string | number): string;\n")
        .contains("  bytes(value?: string | ArrayBuffer | ArrayBufferView | null): Uint8Array;\n")
        .contains("  integer(value: number, next?: number | null): number;\n")
        .contains("  visit(value: (item: Item, value: number) => unknown): void;\n")
        .contains("  name(value: string | ((...values: any[]) => unknown)): void;\n")
        .contains("  hooks(value: object): void;\n")
        .contains("  list(): Record<string, string>[];\n")
        .contains("  results(): any[] | null;\n")
        .contains("  data(...values: Data[]): any;\n")
        .contains("  any(value?: unknown): any;\n")
        .contains("  item(): Item | null;\n")
        .contains("  readonly none: null;\n");
    assertThat(stubs.get("python/kit/__init__.pyi"))
        .contains("def text(value: str | float, /) -> str: ...")
        .contains("def bytes(value: str | bytes | bytearray | memoryview | None = ..., /) -> bytes")
        .contains("def visit(value: Callable[[Item, int], object], /) -> None: ...")
        .contains("def list() -> list[dict[str, str]]: ...")
        .contains("def results() -> tuple[Any, ...] | None: ...")
        .contains("def data(*values: Data) -> Any: ...")
        .contains("def item() -> Item | None: ...")
        .contains("none: Final[None]")
        .contains("# A keyword: getattr(..., \"pass\")");
  }

  @Test
  void commentsBecomePlainTextWithTheNamesThatScriptsUse(@TempDir Path folder) throws Exception {
    Map<String, String> stubs =
        generate(
            folder,
            """
            import dev.httpsrv.api.*;

            /**
             * A library.
             *
             * <p>For those who write Java.
             */
            @ScriptLibrary("kit")
            public class Kit {
              /**
               * Does as {@link #other} does, {@code null} or null &amp; <code>
               * {here}</code>.
               *
               * <p>More.
               *
               * @param value what it is
               * @return what it was
               * @throws IllegalStateException if it is late
               * @throws IllegalArgumentException if it is unfit
               */
              @ScriptName("act") public String act(String value) { return value; }

              /** Returns the other. */
              @ScriptName("the_other") public String other() { return ""; }

              /** Returns the color. */
              @ScriptProperty("COLOR") public String color() { return ""; }
            }
            """);
    assertThat(stubs.get("lua/httpsrv.lua"))
        .contains("---A library.\n---@class kit\n---@field COLOR string The color.\n")
        .contains(
            """
            ---Does as `the_other` does, `null` or nil & `{here}`.
            ---
            ---More.
            ---
            ---Returns what it was.
            ---
            ---Raises an error if it is late; or if it is unfit.
            ---@param value string|number what it is
            """);
    assertThat(stubs.get("httpsrv.d.ts"))
        .contains(
            """
              /**
               * Does as `the_other` does, `null` or null & `{here}`.
               *
               * More.
               *
               * @param value what it is
               * @returns what it was
               * @throws if it is late
               * @throws if it is unfit
               */
            """);
    assertThat(stubs.get("python/kit/__init__.pyi")).contains("or None & `{here}`");
  }

  @Test
  void sourcesWithoutALibraryAreAnError(@TempDir Path folder) {
    assertThatThrownBy(() -> generate(folder, "public class Kit {}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no class with @ScriptLibrary in ");
  }

  private static Map<String, String> generate(Path folder, String source) throws Exception {
    return Stubs.generate(List.of(Files.writeString(folder.resolve("Kit.java"), source)));
  }
}
