package dev.httpsrv.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.api.spi.ScriptLanguage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit finds fault with an engine that does nothing. */
class BrokenEngineTest {

  @Test
  void anEngineThatRunsNothingKeepsNoRuleButThatNothingIsFound(@TempDir Path folder) {
    List<String> kept = new ArrayList<>();
    List<DynamicTest> tests =
        tests(new IdleContract().rules(folder)).filter(test -> !succeeds(test, kept)).toList();
    assertThat(tests).hasSizeGreaterThan(80);
    assertThat(kept)
        .hasSize(2)
        .allMatch(name -> name.startsWith("2.07") || name.startsWith("5.07"));
  }

  @Test
  void aLanguageWithoutScriptsIsToldWhichToWrite(@TempDir Path folder) {
    List<DynamicTest> tests = tests(new RubyContract().rules(folder)).toList();
    assertThat(tests)
        .hasSizeGreaterThan(80)
        .allSatisfy(
            test ->
                assertThat(failure(test)).hasMessageContainingAll("no script", "main.rb", "write"));
  }

  private static Stream<DynamicTest> tests(Stream<? extends DynamicNode> nodes) {
    return nodes.flatMap(
        node ->
            switch (node) {
              case DynamicContainer container -> tests(container.getChildren());
              case DynamicTest test -> Stream.of(test);
              default -> Stream.of();
            });
  }

  private static boolean succeeds(DynamicTest test, List<String> kept) {
    boolean succeeds = failure(test) == null;
    if (succeeds) {
      kept.add(test.getDisplayName());
    }
    return succeeds;
  }

  private static @Nullable Throwable failure(DynamicTest test) {
    try {
      test.getExecutable().execute();
      return null;
    } catch (Throwable e) {
      return e;
    }
  }

  private static final class IdleContract extends EngineContract {
    IdleContract() {
      super(new IdleProvider(), "lua", "lua", Set.of());
    }
  }

  private static final class RubyContract extends EngineContract {
    RubyContract() {
      super(new IdleProvider(), "ruby", "rb", Set.of());
    }
  }

  private record IdleProvider() implements EngineProvider, ScriptEngine, Interpreter {

    @Override
    public String id() {
      return "idle";
    }

    @Override
    public List<ScriptLanguage> languages() {
      return List.of(new ScriptLanguage("lua", "", Set.of("lua")));
    }

    @Override
    public ScriptEngine start(SandboxPreset sandbox) {
      return this;
    }

    @Override
    public String description() {
      return "idle";
    }

    @Override
    public CompiledScript compile(Script script) {
      return () -> script;
    }

    @Override
    public Interpreter newInterpreter(String language, InterpreterHost host) {
      return this;
    }

    @Override
    public void load(CompiledScript script) {}

    @Override
    public Optional<ScriptFunction> function(CompiledScript script, String name) {
      return Optional.empty();
    }

    @Override
    public Optional<ScriptLocation> callSite() {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }
}
