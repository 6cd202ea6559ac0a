package dev.httpsrv.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.EngineException;
import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.api.spi.ScriptLanguage;
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
          .hasMessageEndingWith("Remove it from the class path, or mend it.");
    }
  }

  private static EngineProvider provider(String id, String language) {
    return new EngineProvider() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public List<ScriptLanguage> languages() {
        return List.of(new ScriptLanguage(language, "1", Set.of(language)));
      }

      @Override
      public ScriptEngine start() {
        throw new IllegalStateException("out of order");
      }
    };
  }
}
