package dev.httpsrv.stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pyright, Pylance's type checker; skipped where there is no Node.js or npm cannot get it. */
class PythonStubTest {

  private static final Path INSTALLED = Path.of("target/pyright").toAbsolutePath();
  private static final Path PYRIGHT = INSTALLED.resolve("node_modules/pyright/index.js");

  /** Says that all of it is there: an installation that is ended leaves some. */
  private static final Path COMPLETE = INSTALLED.resolve("complete");

  private static final Pattern COMPLAINT =
      Pattern.compile("^\\s*(/.*):(\\d+):\\d+ - (error|warning)");

  private static Tool node;

  @BeforeAll
  static void install() throws Exception {
    node = Tool.find("node").orElseGet(() -> abort("there is no node on the PATH"));
    Tool npm = Tool.find("npm").orElseGet(() -> abort("there is no npm on the PATH"));
    if (Files.exists(COMPLETE)) {
      return;
    }
    Files.createDirectories(INSTALLED);
    for (String file : List.of("package.json", "package-lock.json", ".npmrc")) {
      Files.write(INSTALLED.resolve(file), Files.readAllBytes(Path.of(file)));
    }
    Tool.Said said =
        npm.run(
            INSTALLED,
            Duration.ofSeconds(90),
            List.of(
                ("ci --ignore-scripts --omit=optional --no-audit --no-fund --prefer-offline"
                        + " --fetch-retries=1 --fetch-timeout=30000")
                    .split(" ")));
    if (said.status() != 0) {
      abort("npm could not install pyright: " + said.text());
    }
    Files.createFile(COMPLETE);
  }

  @Test
  void pyrightWhereThereIsNodeAcceptsTheExamplesAndRefusesTheLinesThatAreWrong(@TempDir Path folder)
      throws Exception {
    Project.writeExamplesStubs(folder.resolve("stubs"));
    List<Path> scripts = Project.copyScripts(".py", folder.resolve("scripts"));
    Tool.Said said =
        check(
            folder.resolve("scripts"),
            """
            {"extraPaths": ["../stubs/python"], "reportMissingModuleSource": "none"}
            """);
    assertThat(said.places(COMPLAINT))
        .as(said.text())
        .isEqualTo(Project.linesMarkedWrong(scripts))
        .isNotEmpty();
  }

  @Test
  void pyrightWhereThereIsNodeFindsNothingInTheStubsThemselves(@TempDir Path folder)
      throws Exception {
    Stubs.write(Project.ownStubs(), folder);
    Tool.Said said = check(folder.resolve("python"), "{\"typeCheckingMode\": \"strict\"}");
    assertThat(said.text()).contains("0 errors, 0 warnings");
  }

  private static Tool.Said check(Path folder, String settings)
      throws IOException, InterruptedException {
    Path file = folder.resolve("pyrightconfig.json");
    Files.writeString(file, settings);
    return node.run(folder, Duration.ofMinutes(1), List.of(PYRIGHT.toString()));
  }
}
