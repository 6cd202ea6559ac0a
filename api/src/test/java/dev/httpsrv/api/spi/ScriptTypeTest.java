package dev.httpsrv.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.CommandLine;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.ScriptProperty;
import dev.httpsrv.api.Session;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScriptTypeTest {

  @Test
  void aClassShowsTheFunctionsOfTheInterfacesItImplements() {
    assertThat(ScriptType.of(Session.class).functions())
        .extracting(ScriptMember::name)
        .contains("request_method_get", "response_status_set_std", "ctx_get", "ctx_set");
    assertThat(ScriptType.of(Sub.class).function("twice")).isNotNull();
  }

  @Test
  void aClassIsNamedByWhatDeclaresItsFunctions() {
    assertThat(ScriptType.of(Session.class).name()).isEqualTo("Session");
    assertThat(ScriptType.of(CommandLine.class).name()).isEqualTo("CommandLine");
    assertThat(ScriptType.of(Object.class).name()).isEqualTo("Object");
  }

  @Test
  void parametersTellHowArgumentsAreConverted() {
    ScriptMember member =
        Objects.requireNonNull(ScriptType.of(Session.class).function("response_status_set_std"));
    assertThat(member.parameters())
        .containsExactly(
            new ScriptParameter("code", int.class, ValueKind.INTEGER, false),
            new ScriptParameter("message", byte[].class, ValueKind.BYTES, true),
            new ScriptParameter("mimetype", String.class, ValueKind.TEXT, true));
    assertThat(member.resultKind()).isEqualTo(ValueKind.NOTHING);
  }

  @Test
  void aVariadicFunctionTakesItsLastParameterAsAnArray() {
    ScriptMember member =
        Objects.requireNonNull(ScriptType.of(Session.class).function("response_printf"));
    assertThat(member.variadic()).isTrue();
    assertThat(member.parameters())
        .containsExactly(
            new ScriptParameter("format", byte[].class, ValueKind.BYTES, false),
            new ScriptParameter("arguments", ScriptData.class, ValueKind.DATA, false));
    ScriptMember count = Objects.requireNonNull(ScriptType.of(Sub.class).function("count"));
    assertThat(count.invoke(new Sub(), (Object) new String[] {"a", "b"})).isEqualTo(2L);
  }

  @Test
  void unfitDataIsReportedWithItsPlace() {
    ScriptParameter value = new ScriptParameter("value", ScriptData.class, ValueKind.DATA, false);
    Object tree = Map.of("items", List.of(1L, new ScriptData.Unfit("a function")));
    assertThat(value.data("response_json", 1, List.of(1L))).isEqualTo(new ScriptData(List.of(1L)));
    assertThatThrownBy(() -> value.data("response_json", 1, tree))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("response_json: argument 1 (value) must be data, but /items/1 is a function");
  }

  @Test
  void aRecordsAnnotatedComponentsAreProperties() {
    ScriptType type = ScriptType.of(CommandLine.class);
    CommandLine line = new CommandLine(List.of("a", "b"));
    ScriptMember argv = Objects.requireNonNull(type.property("argv"));
    assertThat(argv.zeroBased()).isTrue();
    assertThat(argv.invoke(line)).isEqualTo(List.of("a", "b"));
    assertThat(Objects.requireNonNull(type.property("argc")).invoke(line)).isEqualTo(2);
  }

  @Test
  void callingAMemberCallsTheMethodAndThrowsWhatItThrows() {
    ScriptMember twice = Objects.requireNonNull(ScriptType.of(Sub.class).function("twice"));
    assertThat(twice.invoke(new Sub(), 21L)).isEqualTo(42L);
    assertThatThrownBy(() -> twice.invoke(new Sub(), -1L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("negative");
  }

  @Test
  void aLibraryNamesItsPlaces() {
    LibraryBinding binding = LibraryBinding.of(new Sub());
    assertThat(binding.paths()).containsExactly("msys.sub", "msys.extended.sub");
    assertThat(binding.type().properties())
        .extracting(ScriptMember::name)
        .containsExactly("ANSWER");
    assertThatThrownBy(() -> LibraryBinding.of("text"))
        .hasMessageContaining("annotate it with @ScriptLibrary");
  }

  @Test
  void aMismatchReadsTheSameInEveryLanguage() {
    ScriptParameter nullable = new ScriptParameter("name", String.class, ValueKind.TEXT, true);
    assertThat(nullable.mismatch("greet", 1, "a table"))
        .hasMessage("greet: argument 1 (name) must be a string or nothing, not a table");
  }

  interface Twice {
    @ScriptName("twice")
    long twice(long number);
  }

  @ScriptLibrary({"msys.sub", "msys.extended.sub"})
  static final class Sub implements Twice {

    @Override
    public long twice(long number) {
      if (number < 0) {
        throw new IllegalArgumentException("negative");
      }
      return 2 * number;
    }

    @ScriptName("count")
    public long count(String... texts) {
      return texts.length;
    }

    @ScriptProperty("ANSWER")
    public long answer() {
      return 42;
    }

    @ScriptName("maybe")
    public @Nullable String maybe(@Nullable String text) {
      return text;
    }
  }
}
