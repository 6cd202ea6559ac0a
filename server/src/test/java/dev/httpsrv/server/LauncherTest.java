package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the launcher builds, in a checkout whose Maven and JDK write down that they were called. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LauncherTest {

  private static final Path REPOSITORY = Path.of("..");

  /** Fails where another build runs in the same folder. */
  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      set -e
      echo build >>"%1$s/builds"
      mkdir "%1$s/building"
      while [ -d "%1$s/building" ] && [ ! -e "%1$s/may-build" ]; do sleep 0.05; done
      mkdir -p "%1$s/server/target/lib"
      touch "%1$s/server/target/httpsrv-server-1.jar" "%1$s/server/target/lib/a.jar"
      rmdir "%1$s/building"
      """;

  private static final String FAILING_MAVEN =
      """
      #!/usr/bin/env bash
      echo build >>"%1$s/builds"
      while [ ! -e "%1$s/may-build" ]; do sleep 0.05; done
      exit 1
      """;

  private static final String JAVA =
      """
      #!/usr/bin/env bash
      [ "$1" != --list-modules ] || exit 1
      echo "$*" >"${0%/jdk/*}/called"
      echo "runs ${*: -1}"
      """;

  @TempDir private Path checkout = Path.of("");

  @BeforeEach
  void write() throws IOException {
    for (String each : List.of("httpsrv", "jdk25.sh", "startup.sh")) {
      Files.copy(REPOSITORY.resolve(each), checkout.resolve(each));
    }
    Files.writeString(checkout.resolve("pom.xml"), "");
    for (String each : List.of("api", "runtime", "engine-luaj", "engine-graal", "server")) {
      Files.createDirectories(checkout.resolve(each).resolve("src/main"));
      Files.writeString(checkout.resolve(each).resolve("pom.xml"), "");
    }
    Files.createDirectories(checkout.resolve("server/src/launcher"));
    script("mvn", MAVEN.formatted(checkout));
    script("jdk/bin/java", JAVA);
    Files.writeString(checkout.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
  }

  @Test
  void theFirstStartBuilds() throws Exception {
    mayBuild();
    assertThat(run("console")).isEqualTo("runs console");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aServerIsBuiltAnewWhenTheSourcesHaveChanged() throws Exception {
    mayBuild();
    assertThat(run("serve")).isEqualTo("runs serve");
    assertThat(run("serve")).isEqualTo("runs serve");
    assertThat(builds()).isEqualTo(1);
    changeSources();
    assertThat(run("serve")).isEqualTo("runs serve");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void whatARunningServerRunsFromIsLeftAloneByItsConsoleAndTheHelp() throws Exception {
    mayBuild();
    assertThat(run("serve")).isEqualTo("runs serve");
    changeSources();
    for (String each : List.of("console", "--help", "--version")) {
      assertThat(run(each)).isEqualTo("runs " + each);
    }
    String launcher = checkout.resolve("httpsrv").toString();
    assertThat(end(start(List.of(launcher, "serve", "--help")))).isEqualTo("runs --help");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void startsAtTheSameTimeBuildOnce() throws Exception {
    assumeTrue(isOnThePath("flock"));
    Process first = start("serve");
    Process second = start("check");
    while (builds() < 2 && !(builds() == 1 && (isWaiting(first) || isWaiting(second)))) {
      Thread.sleep(10);
    }
    mayBuild();
    assertThat(end(first)).isEqualTo("runs serve");
    assertThat(end(second)).isEqualTo("runs check");
    assertThat(builds()).isEqualTo(1);
    assertThat(errors()).containsOnlyOnce("another start builds or prepares; this one waits");
  }

  @Test
  void aReloadThatComesDuringABuildDoesNothing() throws Exception {
    Process launcher = start("serve");
    while (builds() < 1) {
      Thread.sleep(10);
    }
    new ProcessBuilder("kill", "-HUP", Long.toString(launcher.pid())).start().waitFor();
    mayBuild();
    assertThat(end(launcher)).isEqualTo("runs serve");
  }

  @Test
  void afterABuildThatFailsTheConsoleRunsFromWhatWasBuiltBefore() throws Exception {
    mayBuild();
    assertThat(run("serve")).isEqualTo("runs serve");
    changeSources();
    script("mvn", "#!/usr/bin/env bash\nls \"%s\"/server/target\nexit 1\n".formatted(checkout));
    assertThat(start("serve").waitFor()).isEqualTo(1);
    assertThat(checkout.resolve("server/target/httpsrv-build.log"))
        .content()
        .contains("httpsrv-server-1.jar.old\n"); // Maven does not write over it
    assertThat(run("console")).isEqualTo("runs console");
    script("mvn", MAVEN.formatted(checkout));
    assertThat(run("serve")).isEqualTo("runs serve");
    try (Stream<Path> all = Files.list(checkout.resolve("server/target"))) {
      assertThat(all.map(Path::toString).filter(each -> each.contains("httpsrv-server-")))
          .singleElement()
          .asString()
          .endsWith("/httpsrv-server-1.jar");
    }
  }

  @Test
  void aConsoleThatWaitsForABuildThatFailsBuildsNoneItself() throws Exception {
    assumeTrue(isOnThePath("flock"));
    mayBuild();
    assertThat(run("serve")).isEqualTo("runs serve");
    changeSources();
    script("mvn", FAILING_MAVEN.formatted(checkout));
    Files.delete(checkout.resolve("may-build"));
    Process server = start("serve");
    while (builds() < 2) {
      Thread.sleep(10);
    }
    Process console = start("console");
    while (!isWaiting(console)) {
      Thread.sleep(10);
    }
    mayBuild();
    assertThat(server.waitFor()).isEqualTo(1);
    assertThat(end(console)).isEqualTo("runs console");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aBuildIsSaidAndWhereItsLogIs() throws Exception {
    mayBuild();
    assertThat(run("serve")).isEqualTo("runs serve");
    Path log = checkout.resolve("server/target/httpsrv-build.log");
    assertThat(log).exists();
    assertThat(errors())
        .contains("httpsrv: building; this takes about a minute", log.toString(), "built in ");
  }

  @Test
  void ofABuildThatFailsTheLastLinesAreShownAndWhereTheOthersAre() throws Exception {
    script("mvn", "#!/usr/bin/env bash\nseq -f 'line %g' 100\necho 'no compiler' >&2\nexit 1\n");
    Process launcher = start("serve");
    assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(launcher.exitValue()).isEqualTo(1);
    Path log = checkout.resolve("server/target/httpsrv-build.log");
    assertThat(log).content().startsWith("line 1\n").endsWith("line 100\nno compiler\n");
    assertThat(errors())
        .contains("line 100\nno compiler\nhttpsrv: the build failed", log + " has all of them")
        .doesNotContain("line 50\n");
  }

  @Test
  void theProgramIsToldByWhatNameItWasCalled() throws Exception {
    mayBuild();
    end(start(List.of("bash", "-c", "httpsrv --help")));
    assertThat(called()).contains("-Dhttpsrv.program=httpsrv ");
    end(start(List.of("bash", "-c", "cd \"$1\" && ./httpsrv --help", "bash", checkout.toString())));
    assertThat(called()).contains("-Dhttpsrv.program=./httpsrv ");
  }

  @Test
  void anotherJdkIsPreparedAnew() throws Exception {
    mayBuild();
    run("serve");
    run("serve");
    assertThat(preparations()).isEqualTo(1);
    Files.writeString(checkout.resolve("jdk/release"), "JAVA_VERSION=\"25.0.2\"\n");
    run("serve");
    run("serve");
    assertThat(preparations()).isEqualTo(2);
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aCheckPreparesNothingSinceAServerMayRunInWhatItWouldReplace() throws Exception {
    mayBuild();
    run("serve");
    Files.writeString(checkout.resolve("jdk/release"), "JAVA_VERSION=\"25.0.2\"\n");
    assertThat(run("check")).isEqualTo("runs check");
    assertThat(preparations()).isEqualTo(1);
  }

  @Test
  void whoMayNotWriteToTheCheckoutStartsWithAnotherJdkToo() throws Exception {
    mayBuild();
    run("serve");
    Files.writeString(checkout.resolve("jdk/release"), "JAVA_VERSION=\"25.0.2\"\n");
    assertThat(end(startAsAReader("serve"))).isEqualTo("runs serve");
    assertThat(preparations()).isEqualTo(1);
  }

  @Test
  void whoMayNotWriteToTheCheckoutIsToldWhereItMustBeBuilt() throws Exception {
    mayBuild();
    run("serve");
    changeSources();
    Process launcher = startAsAReader("serve");
    assertThat(launcher.waitFor()).isEqualTo(1);
    assertThat(errors())
        .endsWith(
            "httpsrv: it must be built, and nothing may be written to %1$s/server/target; run %1$s/httpsrv engines as a user who may.\n"
                .formatted(checkout));
  }

  @Test
  void theJdkIsFoundByWhoHasNoHome() throws Exception {
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-euc", ". \"$1\"/jdk25.sh; find_jdk_25", "bash", ".");
    shell.directory(checkout.toFile());
    shell.environment().remove("HOME");
    shell.environment().remove("JAVA_HOME");
    shell.environment().merge("PATH", "", (path, _) -> checkout.resolve("jdk/bin") + ":" + path);
    EndedProcess found = EndedProcess.of(shell, checkout.resolve("errors"));
    assertThat(found.said().strip()).isEqualTo(checkout.resolve("jdk").toRealPath().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "hello.lua, lua",
    "hello.mjs, js",
    "hello.py, js",
    "folder, js",
    "@lua.args, lua",
    "@js.args, js",
    "@absent.args, lua",
    "@folder, lua",
    "@itself.args, lua",
    "@itself-and-js.args, js"
  })
  void theCacheIsThatOfTheScriptsAlsoOfThoseThatAFileNames(String argument, String cache)
      throws Exception {
    for (String each : List.of("hello.lua", "hello.mjs", "hello.py", "folder/a/hello.js")) {
      Files.createDirectories(checkout.resolve(each).getParent());
      Files.writeString(checkout.resolve(each), "");
    }
    Files.writeString(checkout.resolve("lua.args"), "# not hello.mjs\n--port 0\nhello.lua\n");
    Files.writeString(checkout.resolve("js.args"), "--port 0 hello.lua\n  folder");
    Files.writeString(checkout.resolve("itself.args"), "@itself.args @itself.args");
    Files.writeString(checkout.resolve("itself-and-js.args"), "@itself-and-js.args @js.args");
    String script =
        "cd \"$1\"; root=. target=. jdk=jdk; . ./jdk25.sh; . ./startup.sh; cache_for $2";
    String chosen =
        end(start(List.of("bash", "-euc", script, "bash", checkout.toString(), argument)));
    assertThat(chosen).isEqualTo(cache);
  }

  private long preparations() throws IOException {
    return errors().lines().filter(each -> each.contains("preparing quick starts")).count();
  }

  private String called() throws IOException {
    return Files.readString(checkout.resolve("called"));
  }

  private String errors() throws IOException {
    return Files.readString(checkout.resolve("errors"));
  }

  private void mayBuild() throws IOException {
    Files.createFile(checkout.resolve("may-build"));
  }

  private void changeSources() throws IOException {
    Path source = Files.writeString(checkout.resolve("server/src/main/Changed.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
  }

  private int builds() throws IOException {
    Path log = checkout.resolve("builds");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  private String run(String argument) throws Exception {
    return end(start(argument));
  }

  private Process start(String argument) throws IOException {
    return start(List.of(checkout.resolve("httpsrv").toString(), argument));
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder launcher =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(checkout.resolve("errors").toFile()));
    launcher.environment().put("depth", "any"); // no variable of a user's has a meaning
    launcher.environment().put("JAVA_HOME", checkout.resolve("jdk").toString());
    launcher.environment().merge("PATH", "", (path, _) -> checkout + ":" + path);
    return launcher.start();
  }

  /** Starts it as a user who may read the checkout alone. */
  private Process startAsAReader(String argument) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(checkout.resolve("httpsrv").toString(), argument));
    if (Files.getAttribute(checkout, "unix:uid").equals(0)) { // root may write anywhere
      assumeTrue(isOnThePath("setpriv"));
      command.addAll(0, List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    List<String> all = List.of("chmod", "-R", "a+rX,a-w", checkout.toString());
    new ProcessBuilder(all).start().waitFor();
    Files.setPosixFilePermissions(
        checkout.resolve("errors"), PosixFilePermissions.fromString("rw-rw-rw-"));
    return start(command);
  }

  private static boolean isOnThePath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static boolean isWaiting(Process launcher) {
    return launcher
        .descendants()
        .anyMatch(each -> each.info().command().orElse("").endsWith("/flock"));
  }

  private String end(Process launcher) throws Exception {
    String output = new String(launcher.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(launcher.exitValue()).as(errors()).isZero();
    return output;
  }

  private void script(String name, String text) throws IOException {
    Path file = checkout.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
