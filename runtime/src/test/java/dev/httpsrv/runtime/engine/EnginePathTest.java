package dev.httpsrv.runtime.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.EngineException;
import dev.httpsrv.api.spi.EngineProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines in jars that are not on the class path; each is compiled for its test. */
class EnginePathTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void anEngineIsFoundInAJar() throws IOException {
    Path jar = jar("one.jar", "Walnut", "walnut");
    try (Engines engines = Engines.discover(List.of(jar), Map.of())) {
      assertThat(engines.idFor("nut")).isEqualTo("walnut");
    }
  }

  @Test
  void enginesAreFoundInTheJarsOfAFolder() throws IOException {
    jar("one.jar", "Walnut", "walnut");
    jar("two.jar", "Hazel", "hazel");
    try (Engines engines = Engines.discover(List.of(folder), Map.of("nut", "hazel"))) {
      assertThat(engines.offers()).extracting(Engines.Offer::id).contains("walnut", "hazel");
      assertThat(engines.idFor("nut")).isEqualTo("hazel");
    }
  }

  @Test
  void anIdThatTwoJarsHaveIsAnErrorThatNamesBoth() throws IOException {
    Path one = jar("one.jar", "Walnut", "nut");
    Path two = jar("two.jar", "Walnut", "nut");
    assertThatThrownBy(() -> Engines.discover(List.of(one, two), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "Two engines have the id nut: Walnut in %s and Walnut in %s. Remove one of them."
                .formatted(one.toUri().toURL(), two.toUri().toURL()));
  }

  @Test
  void aPathThatDoesNotExistIsAnError() {
    Path missing = folder.resolve("missing.jar");
    assertThatThrownBy(() -> Engines.discover(List.of(missing), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "--engine-path %s: there is no such file. Name an engine's jar, or a folder of jars.",
            missing);
  }

  @Test
  void aPathWithoutAnEngineIsAnError() throws IOException {
    Path noJar = Files.writeString(folder.resolve("notes.jar"), "not a jar");
    for (Path path : List.of(folder, noJar)) {
      assertThatThrownBy(() -> Engines.discover(List.of(path), Map.of()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith("--engine-path " + path + ": there is no engine in it")
          .hasMessageContaining("META-INF/services/" + EngineProvider.class.getName());
    }
  }

  @Test
  void aProviderThatCannotBeMadeIsNamed() throws IOException {
    Path jar = jar("one.jar", "Rotten", "rotten", "throw new Error(\"rotten\");");
    assertThatThrownBy(() -> Engines.discover(List.of(jar), Map.of()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("Rotten")
        .hasMessageEndingWith("Remove it, or mend it.");
  }

  private Path jar(String file, String className, String id) throws IOException {
    return jar(file, className, id, "");
  }

  private Path jar(String file, String className, String id, String constructor)
      throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path source = classes.resolve(className + ".java");
    Files.writeString(
        source,
        """
        import dev.httpsrv.api.spi.*;
        public final class %1$s implements EngineProvider {
          public %1$s() { %3$s }
          public String id() { return "%2$s"; }
          public java.util.List<ScriptLanguage> languages() {
            return java.util.List.of(new ScriptLanguage("nut", "1", java.util.Set.of("nut")));
          }
          public ScriptEngine start(dev.httpsrv.api.SandboxPreset sandbox) { return null; }
        }
        """
            .formatted(className, id, constructor));
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    String classPath = System.getProperty("java.class.path");
    assertThat(compiler.run(null, null, null, "-proc:none", "-cp", classPath, source.toString()))
        .isZero();
    Path jar = folder.resolve(file);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(className + ".class"));
      Files.copy(classes.resolve(className + ".class"), out);
      out.putNextEntry(new JarEntry("META-INF/services/" + EngineProvider.class.getName()));
      out.write(className.getBytes(UTF_8));
    }
    return jar;
  }
}
