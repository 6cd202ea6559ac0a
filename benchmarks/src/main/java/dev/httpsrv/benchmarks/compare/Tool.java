package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.benchmarks.compare.ServerSystem.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A program of this machine. */
record Tool(Path program) {

  /** Where servers are that an ordinary user's PATH may not name. */
  private static final List<String> MORE_FOLDERS =
      List.of("/usr/sbin", "/usr/local/sbin", "/usr/local/bin");

  /** Returns the first of the programs that this machine has. */
  static Tool find(String install, String... names) throws NotFoundException {
    List<String> folders = new ArrayList<>();
    folders.addAll(
        Arrays.asList(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1)));
    folders.addAll(MORE_FOLDERS);
    for (String name : names) {
      for (String folder : folders) {
        Path program = Path.of(folder, name);
        if (!folder.isEmpty() && Files.isExecutable(program)) {
          return new Tool(program);
        }
      }
    }
    throw new NotFoundException(
        "no %s; on Debian: apt-get install %s".formatted(String.join(" or ", names), install));
  }

  /** Returns the first line that matches of what the program prints. */
  Optional<String> line(String containing, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var reader = process.inputReader()) {
      return reader.lines().toList().stream().filter(each -> each.contains(containing)).findFirst();
    }
  }

  @Override
  public String toString() {
    return program.toString();
  }

  /** Returns the first file of this name in these folders. */
  static Path file(String install, String name, String... folders) throws NotFoundException {
    return Arrays.stream(folders)
        .map(each -> Path.of(each, name))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new NotFoundException(
                    "no %s; on Debian: apt-get install %s".formatted(name, install)));
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
