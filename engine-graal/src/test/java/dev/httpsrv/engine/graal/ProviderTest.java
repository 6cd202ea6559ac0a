package dev.httpsrv.engine.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.EngineException;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.api.spi.ScriptLanguage;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProviderTest {

  @Test
  void theProviderIsRegistered() {
    assertThat(ServiceLoader.load(EngineProvider.class))
        .extracting(EngineProvider::id)
        .contains("graal");
  }

  @Test
  void theLanguagesOnTheClassPathAreFound() {
    EngineProvider provider = new GraalEngineProvider();
    assertThat(provider.languages())
        .extracting(ScriptLanguage::id, ScriptLanguage::extensions)
        .contains(
            org.assertj.core.groups.Tuple.tuple("js", Set.of("js", "mjs")),
            org.assertj.core.groups.Tuple.tuple("python", Set.of("py")));
    assertThat(provider.languages()).extracting(ScriptLanguage::version).doesNotContain("");
    provider.start(SandboxPreset.STANDARD).close();
  }

  @Test
  void whatTheJarsSayOfTheLanguagesIsWhatGraalvmSays() {
    try (Polyglot polyglot = Polyglot.start()) {
      assertThat(new LanguageFinder(GraalEngineProvider.class.getClassLoader()).languages())
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(polyglot.languages());
    }
  }

  @Test
  void jarsOfAnotherMakeSayNothing() {
    assertThat(new LanguageFinder(ClassLoader.getPlatformClassLoader()).languages()).isEmpty();
  }

  @Test
  void anEngineSaysHowItRunsScriptsAndCanBeStartedAgain() {
    EngineProvider provider = new GraalEngineProvider();
    for (int i = 0; i < 2; i++) {
      try (ScriptEngine engine = provider.start(SandboxPreset.STANDARD)) {
        assertThat(engine.description()).matches("GraalVM( CE)? 25.*, (interpreted|optimizing)");
      }
    }
  }

  @Test
  void aLanguageThatIsNotThereSaysWhatToDo() {
    try (ScriptEngine engine = new GraalEngineProvider().start(SandboxPreset.STANDARD);
        Scripts host = new Scripts(Guests.JS)) {
      assertThatThrownBy(() -> engine.newInterpreter("ruby", host))
          .isInstanceOf(EngineException.class)
          .hasMessage("Engine graal: GraalVM has no ruby; put its language on the class path");
    }
  }

  @Test
  void aScriptInAnotherLanguageIsRefused() {
    try (Scripts js = new Scripts(Guests.JS);
        Scripts python = new Scripts(Guests.PYTHON).with("main", "")) {
      assertThatThrownBy(() -> js.interpreter().load(python.script("main")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("main.py is a script in python; this interpreter runs js");
    }
  }
}
