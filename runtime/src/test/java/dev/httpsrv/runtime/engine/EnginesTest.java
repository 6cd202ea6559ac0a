package dev.httpsrv.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.EngineException;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.api.spi.ScriptLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnginesTest {

  @Test
  void aLanguageThatNoEngineRunsIsNamedWithWhatThereIs() {
    try (Engines engines = Engines.of(List.of(provider("luaj", "lua")), Map.of())) {
      assertThatThrownBy(() -> engines.running("python"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(
              "No engine runs python. Found: luaj (lua). Add an engine for python to the class path.");
    }
  }

  @Test
  void ofTwoEnginesForALanguageOneMustBeChosen() {
    List<EngineProvider> both = List.of(provider("one", "lua"), provider("two", "lua"));
    try (Engines engines = Engines.of(both, Map.of())) {
      assertThatThrownBy(() -> engines.idFor("lua"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessage("Several engines run lua: one, two. Choose one, such as --engine lua=one.");
    }
    try (Engines engines = Engines.of(both, Map.of("lua", "two"))) {
      assertThat(engines.idFor("lua")).isEqualTo("two");
    }
  }

  @Test
  void aChoiceThatIsNotThereIsAnError() {
    List<EngineProvider> one = List.of(provider("one", "lua"));
    assertThatThrownBy(() -> Engines.of(one, Map.of("lua", "three")))
        .hasMessage("--engine lua=three: there is no engine of that id. Found: one (lua).");
    assertThatThrownBy(() -> Engines.of(one, Map.of("js", "one")))
        .hasMessage("--engine js=one: that engine does not run js. Found: one (lua).");
  }

  @Test
  void anIdThatIsBlankOrDoubledIsAnErrorThatNamesTheJars() {
    assertThatThrownBy(() -> Engines.of(List.of(provider(" ", "lua")), Map.of()))
        .hasMessageContaining("An engine has no id")
        .hasMessageContaining("test-classes");
    assertThatThrownBy(
            () -> Engines.of(List.of(provider("one", "lua"), provider("one", "js")), Map.of()))
        .hasMessageContaining("Two engines have the id one")
        .hasMessageContaining("test-classes");
  }

  @Test
  void aProviderThatBreaksWhileStartingIsNamed() {
    try (Engines engines = Engines.of(List.of(provider("broken", "lua")), Map.of())) {
      assertThatThrownBy(() -> engines.running("lua"))
          .isInstanceOf(EngineException.class)
          .hasMessageStartingWith("Engine broken: it cannot start: ")
          .hasMessageContaining("out of order")
          .hasMessageEndingWith("Remove it, or mend it.");
    }
  }

  @Test
  void aProviderThatCannotSayItsIdIsNamedByItsClass() {
    EngineProvider speechless =
        new TestProvider("speechless") {
          @Override
          public String id() {
            throw new IllegalStateException("lost for words");
          }
        };
    assertThatThrownBy(() -> Engines.of(List.of(speechless), Map.of()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("EnginesTest")
        .hasMessageContaining("it cannot say its id")
        .hasMessageContaining("lost for words");
  }

  @Test
  @SuppressWarnings("NullAway") // a provider from elsewhere may be compiled without it
  void aProviderThatReturnsNoEngineIsNamed() {
    EngineProvider empty =
        new TestProvider("empty") {
          @Override
          public ScriptEngine start(SandboxPreset sandbox) {
            return null;
          }
        };
    try (Engines engines = Engines.of(List.of(empty), Map.of())) {
      assertThatThrownBy(() -> engines.running("lua"))
          .isInstanceOf(EngineException.class)
          .hasMessage(
              "Engine empty: it cannot start: its provider returned no engine. Remove it, or mend it.");
    }
  }

  @Test
  void anEngineStartsOnceAndAgainAfterItWasClosed() {
    List<String> events = new ArrayList<>();
    Engines engines = Engines.of(List.of(recording("one", events, false)), Map.of());
    assertThat(engines.running("lua")).isSameAs(engines.running("lua"));
    engines.close();
    engines.close();
    assertThat(events).containsExactly("one starts", "one closes");
  }

  @Test
  void closingGoesOnWhereAnEngineCannotBeClosed() {
    List<String> events = new ArrayList<>();
    Engines engines =
        Engines.of(
            List.of(
                recording("one", events, true),
                recording("two", events, true),
                recording("three", events, false)),
            Map.of());
    engines.offers().forEach(Engines.Offer::started);
    events.clear();
    assertThatThrownBy(engines::close)
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("Engine one: it cannot be closed: ")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1))
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessageContaining("Engine two"));
    assertThat(events).containsExactly("one closes", "two closes", "three closes");
  }

  @Test
  void aLanguageIsRefusedToASandboxThatItsEngineDoesNotHave() {
    List<String> events = new ArrayList<>();
    EngineProvider able =
        new TestProvider("able") {
          @Override
          public Set<SandboxPreset> sandboxes(String language) {
            return Set.of(SandboxPreset.STRICT, SandboxPreset.TRUSTED);
          }

          @Override
          public ScriptEngine start(SandboxPreset sandbox) {
            events.add(sandbox.toString());
            return new TestEngine(() -> {});
          }
        };
    try (Engines engines = Engines.of(List.of(able), Map.of());
        Engines strict = engines.in(SandboxPreset.STRICT);
        Engines trusted = engines.in(SandboxPreset.TRUSTED)) {
      assertThat(strict.running("lua")).isNotSameAs(trusted.running("lua"));
      assertThat(events).containsExactly("strict", "trusted");
      assertThatThrownBy(() -> engines.running("lua"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(
              "--sandbox standard: the engine able cannot keep lua in it. Choose --sandbox strict"
                  + " or --sandbox trusted, or serve no script in lua.");
    }
  }

  private static EngineProvider provider(String id, String language) {
    return new TestProvider(id, language);
  }

  private static EngineProvider recording(String id, List<String> events, boolean broken) {
    return new TestProvider(id) {
      @Override
      public ScriptEngine start(SandboxPreset sandbox) {
        events.add(id + " starts");
        return new TestEngine(
            () -> {
              events.add(id + " closes");
              if (broken) {
                throw new IllegalStateException("stuck");
              }
            });
      }
    };
  }

  /** A provider whose engine is out of order. */
  private static class TestProvider implements EngineProvider {

    private final String id;
    private final String language;

    TestProvider(String id) {
      this(id, "lua");
    }

    TestProvider(String id, String language) {
      this.id = id;
      this.language = language;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public List<ScriptLanguage> languages() {
      return List.of(new ScriptLanguage(language, "1", Set.of(language)));
    }

    @Override
    public ScriptEngine start(SandboxPreset sandbox) {
      throw new IllegalStateException("out of order");
    }
  }

  /** An engine that can only be closed. */
  private record TestEngine(Runnable closing) implements ScriptEngine {

    @Override
    public String description() {
      return "for tests";
    }

    @Override
    public CompiledScript compile(Script script) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Interpreter newInterpreter(String language, InterpreterHost host) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      closing.run();
    }
  }
}
