package dev.httpsrv.server.cli;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.server.HealthPaths;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the server tells others how it is, and how it ends. */
final class ShutdownOptions {

  @Option(
      names = "--readiness",
      paramLabel = "PATH",
      description =
          "A path that answers 200 while requests are welcome, and 503 once the server is to end;"
              + " before any script's. None by default.")
  private @Nullable String readiness;

  @Option(
      names = "--liveness",
      paramLabel = "PATH",
      description = "A path that answers 200 as long as the server lives. None by default.")
  private @Nullable String liveness;

  @Option(
      names = "--shutdown-delay",
      paramLabel = "SECONDS",
      defaultValue = "0",
      converter = Seconds.class,
      description =
          "How long the server goes on when it is to end, not ready, so that others notice;"
              + " ${DEFAULT-VALUE} by default.")
  private Duration delay = Duration.ZERO;

  @Option(
      names = "--shutdown-deadline",
      paramLabel = "SECONDS",
      defaultValue = "10",
      converter = Seconds.class,
      description =
          "How long requests may go on from then on before they are cut off; ${DEFAULT-VALUE} by"
              + " default.")
  private Duration deadline = Duration.ZERO;

  Duration delay() {
    return delay;
  }

  Duration deadline() {
    return deadline;
  }

  HealthPaths health() {
    return new HealthPaths(path("--readiness", readiness), path("--liveness", liveness));
  }

  private static @Nullable String path(String option, @Nullable String path) {
    if (path != null && !path.matches("/[\\w.~/-]*")) {
      throw new ConfigurationException(
          "%s %s cannot be a path; it begins with a slash, such as /ready, and has letters, digits and . _ ~ - alone."
              .formatted(option, path));
    }
    return path;
  }
}
