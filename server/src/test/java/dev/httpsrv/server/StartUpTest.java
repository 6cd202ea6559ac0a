package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartUpTest {

  private static final String[] GRAALVM = {"org.graalvm.polyglot.", "com.oracle.truffle."};

  @TempDir private Path folder;

  @Test
  void aFolderOfLuaLoadsNothingOfGraalvm() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("hello.lua"), "msys.httpsrv.register('GET', '/', print)");
    assertThat(loadedClasses()).contains("org.luaj.").doesNotContain(GRAALVM);
  }

  @Test
  void aFolderWithJavaScriptLoadsGraalvm() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("hello.js"), "msys.httpsrv.register('GET', '/', () => {});");
    assertThat(loadedClasses()).contains(GRAALVM);
  }

  private String loadedClasses() throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    ProcessBuilder check =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xlog:class+load:file=" + log.getFileName(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.httpsrv.server.cli.Main",
                    "check",
                    "."))
            .directory(folder.toFile());
    EndedProcess ended = EndedProcess.of(check, folder.resolve("said.txt"));
    assertThat(ended.status()).as(ended.said()).isZero();
    return Files.readString(log);
  }
}
