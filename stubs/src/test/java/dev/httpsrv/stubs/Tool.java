package dev.httpsrv.stubs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A program on this machine. */
record Tool(Path program) {

  /** What a program said, and its exit status. */
  record Said(int status, String text) {

    /** Returns the places that the complaints begin with, as name:line. */
    TreeSet<String> places(Pattern complaint) {
      return text.lines()
          .map(complaint::matcher)
          .filter(matcher -> matcher.find())
          .map(matcher -> Path.of(matcher.group(1)).getFileName() + ":" + matcher.group(2))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  static Optional<Tool> find(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Tool::new)
        .findFirst();
  }

  Said run(Path folder, Duration limit, List<String> arguments)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "said", ".txt");
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      process.getOutputStream().close();
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      String text = Files.readString(output);
      return ended
          ? new Said(process.exitValue(), text)
          : new Said(-1, text + "\nended after " + limit.toSeconds() + " s");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      Files.delete(output);
    }
  }
}
