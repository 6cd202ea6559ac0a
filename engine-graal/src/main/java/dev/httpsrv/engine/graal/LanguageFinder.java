package dev.httpsrv.engine.graal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.httpsrv.api.spi.ScriptLanguage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds GraalVM's languages by what their jars say. It reads files and loads no class, so that a
 * server whose scripts need no GraalVM has none of it in memory.
 */
final class LanguageFinder {

  private static final String PROVIDERS =
      "META-INF/services/com.oracle.truffle.api.provider.TruffleLanguageProvider";
  private static final String VERSION = "META-INF/graalvm/org.graalvm.polyglot/version";
  private static final String REGISTRATION =
      "Lcom/oracle/truffle/api/TruffleLanguage$Registration;";

  private static final Map<String, Set<String>> EXTENSIONS =
      Map.of(
          "js", Set.of("js", "mjs"),
          "python", Set.of("py"),
          "ruby", Set.of("rb"),
          "R", Set.of("r", "R"),
          "wasm", Set.of("wasm"),
          "llvm", Set.of("bc"));

  private final ClassLoader loader;

  LanguageFinder(ClassLoader loader) {
    this.loader = loader;
  }

  /** Returns the languages; none if the jars are not as they are known to be. */
  List<ScriptLanguage> languages() {
    List<ScriptLanguage> languages = new ArrayList<>();
    try {
      for (URL list : Collections.list(loader.getResources(PROVIDERS))) {
        for (String provider : new String(read(list), UTF_8).strip().split("\\s+")) {
          Annotation registration = registration(provider);
          if (!isPartOfAnother(registration)) {
            languages.add(language(registration));
          }
        }
      }
    } catch (IOException | IllegalArgumentException unexpected) {
      return List.of();
    }
    return languages;
  }

  /** Returns a language of GraalVM with the extensions of its files. */
  static ScriptLanguage describe(String id, String version) {
    return new ScriptLanguage(id, version, EXTENSIONS.getOrDefault(id, Set.of(id)));
  }

  private Annotation registration(String provider) throws IOException {
    byte[] file = read(resource(provider.replace('.', '/') + ".class"));
    return ClassFile.of()
        .parse(file)
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .flatMap(
            all ->
                all.annotations().stream()
                    .filter(each -> each.className().equalsString(REGISTRATION))
                    .findFirst())
        .orElseThrow(() -> new IOException(provider + " says nothing of its language"));
  }

  private static boolean isPartOfAnother(Annotation registration) {
    return value(registration, "internal")
        .map(each -> each instanceof AnnotationValue.OfBoolean flag && flag.booleanValue())
        .orElse(false);
  }

  private ScriptLanguage language(Annotation registration) throws IOException {
    Optional<String> version =
        text(registration, "version").filter(each -> !each.equals("inherit"));
    return describe(
        text(registration, "id").orElseThrow(() -> new IOException("a language has no id")),
        version.isPresent() ? version.get() : new String(read(resource(VERSION)), UTF_8).strip());
  }

  private static Optional<String> text(Annotation registration, String name) {
    return value(registration, name)
        .map(each -> each instanceof AnnotationValue.OfString text ? text.stringValue() : "")
        .filter(each -> !each.isEmpty());
  }

  private static Optional<AnnotationValue> value(Annotation registration, String name) {
    return registration.elements().stream()
        .filter(each -> each.name().equalsString(name))
        .map(AnnotationElement::value)
        .findFirst();
  }

  private URL resource(String name) throws IOException {
    URL url = loader.getResource(name);
    if (url == null) {
      throw new FileNotFoundException(name);
    }
    return url;
  }

  private static byte[] read(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    }
  }
}
