package dev.httpsrv.stubs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/**
 * TypeScript's compiler, run by Node.js where there is one, else by GraalJS, which takes longer.
 */
final class TypeScript {

  private TypeScript() {}

  /** Returns what the compiler says of files, which it is run beside. */
  static String check(Path folder, List<Path> files) throws IOException, InterruptedException {
    Path compiler = unpack(folder.resolve("typescript"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--strict --noEmit --allowJs --checkJs --target es2024 --lib es2024 --module commonjs --moduleDetection force --pretty false"
                    .split(" ")));
    files.forEach(file -> arguments.add(file.toString()));
    Optional<Tool> node = Tool.find("node");
    if (node.isEmpty()) {
      return onGraal(compiler, arguments);
    }
    arguments.addFirst(compiler.resolve("tsc.js").toString());
    return node.get().run(folder, Duration.ofMinutes(1), arguments).text();
  }

  private static Path unpack(Path into) throws IOException {
    String jar =
        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
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

  /** Runs what {@code tsc} runs, on files that are only read. */
  private static String onGraal(Path compiler, List<String> arguments) throws IOException {
    StringBuilder said = new StringBuilder();
    try (Context context =
            Context.newBuilder("js")
                .allowHostAccess(HostAccess.EXPLICIT)
                .option("engine.WarnInterpreterOnly", "false")
                .build();
        var driver = TypeScript.class.getResourceAsStream("tsc.js")) {
      context.eval(Source.newBuilder("js", compiler.resolve("typescript.js").toFile()).build());
      ProxyExecutable read =
          path -> {
            try {
              Path file = Path.of(path[0].asString());
              return Files.isRegularFile(file) ? Files.readString(file) : null;
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          };
      ProxyExecutable write = text -> said.append(text[0].asString());
      context
          .eval("js", new String(driver.readAllBytes(), StandardCharsets.UTF_8))
          .execute(read, write, compiler.toString(), ProxyArray.fromList(List.copyOf(arguments)));
    }
    return said.toString();
  }
}
