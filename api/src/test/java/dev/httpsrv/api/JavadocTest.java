package dev.httpsrv.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavadocTest {

  /** A first sentence that says it all needs no tag that says it again. */
  private static final Pattern OPTIONAL = Pattern.compile("no @(param|return|throws)\\b.*");

  @Test
  void theJavadocIsBuiltWithoutWarnings(@TempDir Path into) throws IOException {
    Diagnostics diagnostics = build(Path.of("src/main/java"), into);
    assertThat(diagnostics.messages()).isEmpty();
    assertThat(into.resolve("dev/httpsrv/api/Session.html")).exists();
    assertThat(diagnostics.built()).isTrue();
  }

  @Test
  void aPublicElementWithoutCommentIsFound(@TempDir Path folder) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Files.writeString(sources.resolve("Bare.java"), "public class Bare {}");
    assertThat(build(sources, folder.resolve("pages")).messages())
        .anySatisfy(message -> assertThat(message).contains("Bare.java:1", "no comment"));
  }

  private static Diagnostics build(Path sources, Path into) throws IOException {
    DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-locale",
            "en",
            "-quiet",
            "-Xdoclint:all",
            "-Xmaxwarns",
            "10000",
            "-classpath",
            System.getProperty("java.class.path"),
            "-d",
            into.toString());
    try (Stream<Path> files = Files.walk(sources);
        StandardJavaFileManager manager = javadoc.getStandardFileManager(null, null, null)) {
      List<Path> java = files.filter(each -> each.toString().endsWith(".java")).toList();
      boolean built =
          javadoc
              .getTask(
                  new StringWriter(),
                  manager,
                  collector,
                  null,
                  options,
                  manager.getJavaFileObjectsFromPaths(java))
              .call();
      return new Diagnostics(
          built,
          collector.getDiagnostics().stream()
              .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
              .filter(each -> !OPTIONAL.matcher(each.getMessage(Locale.ROOT)).matches())
              .map(JavadocTest::describe)
              .toList());
    }
  }

  private static String describe(Diagnostic<? extends JavaFileObject> each) {
    JavaFileObject source = each.getSource();
    String place = source == null ? "" : source.getName() + ":" + each.getLineNumber() + ": ";
    return place + each.getMessage(Locale.ROOT);
  }

  private record Diagnostics(boolean built, List<String> messages) {}
}
