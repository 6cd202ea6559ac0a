package dev.httpsrv.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of fuzzing one target, in a JVM of its own since libFuzzer has one target a process.
 *
 * @param executions how often the target ran
 * @param duration how long it took, with the start of the JVM
 * @param findings files with the inputs that the target failed at
 * @param succeeded whether the target never failed, and the JVM ended as it should
 * @param log what Jazzer wrote
 */
record FuzzRun(
    Target target,
    long executions,
    Duration duration,
    List<Path> findings,
    boolean succeeded,
    Path log) {

  /** What is instrumented: what the targets lead to, of ours and of others. */
  private static final String INSTRUMENTED =
      "dev.httpsrv.**,org.luaj.vm2.**,tools.jackson.core.**,com.sun.org.apache.xerces.internal.impl.**";

  private static final Pattern EXECUTIONS =
      Pattern.compile("stat::number_of_executed_units:\\s*(\\d+)");
  private static final Pattern FINDING = Pattern.compile("Test unit written to (\\S+)");

  /**
   * Fuzzes, and keeps what it learns for the next run.
   *
   * @param guided whether inputs are kept that reach new code, which takes seconds to prepare
   */
  static FuzzRun of(Target target, Duration duration, boolean guided)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Target.output().resolve(target.name()));
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + target.className(),
            "--hooks=" + guided,
            "--instrument=" + INSTRUMENTED,
            "-max_total_time=" + duration.toSeconds(),
            "-timeout=60",
            "-rss_limit_mb=0",
            "-print_final_stats=1",
            "-artifact_prefix=" + folder + "/"));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      int status = process.waitFor();
      String text = Files.readString(log, StandardCharsets.ISO_8859_1);
      Matcher executions = EXECUTIONS.matcher(text);
      return new FuzzRun(
          target,
          executions.find() ? Long.parseLong(executions.group(1)) : 0,
          Duration.ofNanos(System.nanoTime() - start),
          FINDING.matcher(text).results().map(FuzzRun::file).toList(),
          status == 0,
          log);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Path file(MatchResult finding) {
    return Path.of(finding.group(1));
  }
}
