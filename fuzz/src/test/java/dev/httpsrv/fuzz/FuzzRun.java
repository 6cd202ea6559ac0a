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

  /** Fuzzes by what code is reached, and keeps what it learns for the next time. */
  static FuzzRun learning(Target target, Duration duration)
      throws IOException, InterruptedException {
    return run(
        target,
        Files.createDirectories(Target.output().resolve(target.name())),
        List.of(),
        List.of("--hooks=true", "-max_total_time=" + duration.toSeconds()));
  }

  /**
   * Changes the inputs in the repository, the same way each time, without looking at what code is
   * reached: to prepare for that takes seconds, and so does what a JVM does to be fast later.
   */
  static FuzzRun same(Target target, int executions, Path folder)
      throws IOException, InterruptedException {
    return run(
        target,
        folder,
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
        List.of("--hooks=false", "-seed=1", "-runs=" + executions));
  }

  private static FuzzRun run(
      Target target, Path folder, List<String> jvmOptions, List<String> options)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
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
            "--instrument=" + INSTRUMENTED,
            "-timeout=60",
            "-rss_limit_mb=0",
            "-print_final_stats=1",
            "-artifact_prefix=" + folder + "/"));
    command.addAll(options);
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8"); // C's functions read and write numbers by it
    Process process = builder.start();
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
