package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.runtime.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The servers of this checkout, each in a process of its own that has the launcher's JVM options.
 */
final class JavaServers {

  private JavaServers() {}

  static ServerSystem helidon() {
    return new ServerSystem(
        "helidon",
        "Helidon " + io.helidon.common.Version.VERSION + ", plain, with Java",
        workplace -> helidon(workplace, "helidon", ""));
  }

  /** Starts plain Helidon in a JVM that has further options. */
  static RunningServer helidon(Workplace workplace, String name, String javaOptions)
      throws IOException {
    return java(workplace, name, HelidonServer.class, javaOptions);
  }

  static ServerSystem httpsrvJava() {
    return new ServerSystem(
        "httpsrv-java",
        "httpsrv " + Version.current() + " with Java",
        workplace -> java(workplace, "httpsrv-java", HttpsrvJavaServer.class, ""));
  }

  static ServerSystem httpsrvLua() {
    return scripts("httpsrv-lua", "Lua", "answers.lua", "httpsrv.lua");
  }

  static ServerSystem httpsrvJs() {
    return scripts("httpsrv-js", "JavaScript", "answers.js", "httpsrv.js");
  }

  static ServerSystem vertx() throws IOException {
    return new ServerSystem(
        "vertx",
        "Vert.x "
            + Workplace.resource("/META-INF/vertx/vertx-version.txt").strip()
            + " with JavaScript on GraalJS",
        workplace ->
            java(
                workplace,
                "vertx",
                VertxServer.class,
                "",
                Integer.toString(RunningServer.freePort())));
  }

  private static ServerSystem scripts(String name, String language, String library, String script) {
    return new ServerSystem(
        name,
        "httpsrv " + Version.current() + " with " + language,
        workplace -> {
          Path folder = workplace.folder(name, library, script);
          return RunningServer.announced(workplace, folder, launch(folder, List.of(script)));
        });
  }

  /** Starts httpsrv by its launcher with scripts that are resources. */
  static RunningServer launched(
      Workplace workplace, String name, List<String> options, String... scripts)
      throws IOException {
    return launched(workplace, name, "", options, scripts);
  }

  /** Starts httpsrv by its launcher in a JVM that has further options. */
  static RunningServer launched(
      Workplace workplace, String name, String javaOptions, List<String> options, String... scripts)
      throws IOException {
    Path folder = workplace.folder(name, scripts);
    List<String> words = new ArrayList<>(options);
    words.addAll(List.of(scripts));
    List<String> command = launch(folder, words);
    if (!javaOptions.isEmpty()) {
      String all = System.getenv().getOrDefault("HTTPSRV_JAVA_OPTS", "") + " " + javaOptions;
      command.addAll(0, List.of("env", "HTTPSRV_JAVA_OPTS=" + all.strip()));
    }
    return RunningServer.announced(workplace, folder, command);
  }

  /** Returns the command that serves at a free port. */
  static List<String> launch(Path folder, List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Objects.requireNonNull(System.getProperty("compare.launcher")));
    command.addAll(List.of("serve", "--port", "0", "--console"));
    command.add(folder.resolve("console.sock").toString());
    command.addAll(words);
    return command;
  }

  private static RunningServer java(
      Workplace workplace, String name, Class<?> main, String javaOptions, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(words(System.getProperty("compare.java.options", "")));
    command.addAll(words(System.getenv().getOrDefault("HTTPSRV_JAVA_OPTS", "")));
    command.addAll(words(javaOptions));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return RunningServer.announced(workplace, workplace.folder(name), command);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.trim().split("\\s+")).filter(each -> !each.isEmpty()).toList();
  }
}
