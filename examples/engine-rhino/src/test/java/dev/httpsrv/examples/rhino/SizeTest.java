package dev.httpsrv.examples.rhino;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README says of the engine's size. */
class SizeTest {

  @Test
  void theEngineHasLessThan500LinesOfCodeAndTheReadmeCountsThem() throws IOException {
    int lines = 0;
    int code = 0;
    for (Path file : sources()) {
      List<String> all = Files.readAllLines(file);
      lines += all.size();
      code += (int) all.stream().filter(SizeTest::isCode).count();
    }
    assertThat(code).isLessThan(500);
    assertThat(Files.readString(Path.of("README.md")))
        .contains("| | **%d** | **%d** | |".formatted(lines, code));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static boolean isCode(String line) {
    String text = line.strip();
    return !text.isEmpty() && Stream.of("//", "/*", "*").noneMatch(text::startsWith);
  }
}
