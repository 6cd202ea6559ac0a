package dev.httpsrv.stubs;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** TypeScript's compiler, run by Node.js. */
final class TypeScript {

  private TypeScript() {}

  /** Returns what the compiler says of files, which it is run beside. */
  static Tool.Said check(Tool node, Path folder, List<Path> files)
      throws IOException, InterruptedException {
    Path compiler = unpack(folder.resolve("typescript"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--strict --noEmit --allowJs --checkJs --target es2024 --lib es2024 --module commonjs --moduleDetection force --pretty false"
                    .split(" ")));
    files.forEach(file -> arguments.add(file.toString()));
    arguments.addFirst(compiler.resolve("tsc.js").toString());
    return node.run(folder, Duration.ofMinutes(1), arguments);
  }

  private static Path unpack(Path into) throws IOException {
    String jar =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(each -> each.matches(".*[/\\\\]typescript-[^/\\\\]*\\.jar"))
            .findFirst()
            .orElseThrow();
    try (FileSystem files = FileSystems.newFileSystem(Path.of(jar))) {
      List<Path> parts;
      try (var all = Files.walk(files.getPath("META-INF/resources/webjars/typescript"))) {
        parts = all.filter(each -> each.toString().matches(".*/lib/[^/]+\\.(js|d\\.ts)")).toList();
      }
      Files.createDirectories(into);
      for (Path part : parts) {
        Files.copy(part, into.resolve(part.getFileName().toString()));
      }
    }
    return into;
  }
}
