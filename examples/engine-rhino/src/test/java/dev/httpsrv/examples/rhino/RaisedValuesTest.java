package dev.httpsrv.examples.rhino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import dev.httpsrv.runtime.engine.Engines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of values that scripts throw. */
class RaisedValuesTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "throw { code: 7 }                 | raised {\"code\": 7}",
        "throw undefined                   | raised nothing",
        "throw 'seven'                     | raised \"seven\"",
        "throw new RangeError('too far')   | RangeError: too far",
        "nowhere()                         | ReferenceError: \"nowhere\" is not defined.",
        "var o = {}; o.o = o; throw o      | raised nested in more than 1000 levels, or contains itself",
      })
  void aThrownValueThatIsNoErrorIsToldAsData(String statement, String told) throws Exception {
    Path script = Files.writeString(folder.resolve("s.js"), "\n" + statement + ";\n");
    HttpsrvBuilder httpsrv =
        Httpsrv.builder()
            .scripts(script)
            .interpreters(1)
            .engines(Engines.of(List.of(new RhinoEngineProvider()), Map.of()));
    assertThat(catchThrowableOfType(ConfigurationException.class, httpsrv::build))
        .hasMessage(script + ":2: " + told);
  }
}
