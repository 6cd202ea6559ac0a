package dev.httpsrv.server.cli;

import dev.httpsrv.runtime.console.ShellWords;
import dev.httpsrv.server.console.ConsoleClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the console's socket is. */
final class ConsoleOption {

  @Option(
      names = "--console",
      paramLabel = "PATH",
      description = "The console's Unix socket; one in your run-time folder by default.")
  private @Nullable Path path;

  /** Returns the socket's path: a user's own folder where the system has one, else by user name. */
  Path path() {
    if (path != null) {
      return path;
    }
    String folder = System.getenv("XDG_RUNTIME_DIR");
    return folder != null && !folder.isBlank()
        ? Path.of(folder, "httpsrv.sock")
        : Path.of(
            System.getProperty("java.io.tmpdir"),
            "httpsrv-%s.sock".formatted(System.getProperty("user.name")));
  }

  /** Connects to the server whose socket it is. */
  ConsoleClient connect() throws IOException {
    return path == null ? ConsoleClient.connect(path()) : ConsoleClient.connectToNamed(path);
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : ShellWords.join(List.of(word));
  }

  /** Returns what a user must add to a command so that it finds the same socket. */
  String asArgument() {
    return path == null ? "" : " --console " + quoted(path.toString());
  }
}
