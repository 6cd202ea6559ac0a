package dev.httpsrv.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.ScriptLanguage;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An engine of this repository without the kit's tests does not pass its build. */
class EveryEngineIsTestedTest {

  private static final Path ROOT = Path.of("..");
  private static final Path SERVICES =
      Path.of("src", "main", "resources", "META-INF", "services", EngineProvider.class.getName());

  @Test
  void everyLanguageOfEveryEngineIsTestedByTheKit() throws Exception {
    List<String> tested = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Path module : engineModules()) {
      for (String provider : Files.readAllLines(module.resolve(SERVICES))) {
        for (String language : languages(module, provider)) {
          String simpleName = provider.substring(provider.lastIndexOf('.') + 1);
          (isTested(module, simpleName, language) ? tested : missing)
              .add(simpleName + " " + language);
        }
      }
    }
    assertThat(missing)
        .as(
            "engines without a class in their src/test/java that extends EngineContract and calls super(new PROVIDER(), \"LANGUAGE\", …)")
        .isEmpty();
    assertThat(tested)
        .contains("LuajEngineProvider lua", "GraalEngineProvider js", "GraalEngineProvider python")
        .contains("RhinoEngineProvider js");
  }

  private static List<Path> engineModules() throws IOException {
    try (Stream<Path> files = Files.find(ROOT, 3, (file, _) -> file.endsWith("pom.xml"))) {
      return files
          .map(Path::getParent)
          .filter(module -> Files.exists(module.resolve(SERVICES)))
          .sorted()
          .toList();
    }
  }

  /** Asks the provider, from the class path or else from what its module was compiled to. */
  private static List<String> languages(Path module, String provider) throws Exception {
    URL[] classes = {module.resolve(Path.of("target", "classes")).toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(classes, EveryEngineIsTestedTest.class.getClassLoader())) {
      Object found = loader.loadClass(provider).getConstructor().newInstance();
      return ((EngineProvider) found).languages().stream().map(ScriptLanguage::id).toList();
    }
  }

  private static boolean isTested(Path module, String provider, String language)
      throws IOException {
    Pattern test =
        Pattern.compile(
            "extends\\s+EngineContract\\b.*\\bsuper\\(\\s*new\\s+%s\\(\\),\\s*\"%s\""
                .formatted(provider, language),
            Pattern.DOTALL);
    try (Stream<Path> files = Files.walk(module.resolve(Path.of("src", "test", "java")))) {
      for (Path file : files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
        if (test.matcher(Files.readString(file)).find()) {
          return true;
        }
      }
    }
    return false;
  }
}
