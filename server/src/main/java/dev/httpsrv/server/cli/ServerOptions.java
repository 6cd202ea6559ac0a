package dev.httpsrv.server.cli;

import dev.httpsrv.server.ServerSettings;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where and how the server listens. */
final class ServerOptions {

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "The address to listen on; ${DEFAULT-VALUE} by default.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "2081",
      description = "The port to listen on, 0 for a free one; ${DEFAULT-VALUE} by default.")
  private int port;

  @Option(
      names = "--platform-threads",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "How many connections are served by platform threads, all others by virtual ones;"
              + " ${DEFAULT-VALUE} by default. They share busy processors more evenly.")
  private int platformThreads;

  @Mixin private WireOptions wire = new WireOptions();

  @Mixin private ConsoleOption console = new ConsoleOption();

  @Mixin private TlsOptions tls = new TlsOptions();

  @Mixin private ShutdownOptions shutdown = new ShutdownOptions();

  /**
   * Returns what these options ask for; TLS files are read.
   *
   * @throws dev.httpsrv.api.ConfigurationException if one of them cannot be used
   */
  ServerSettings settings() {
    return ServerSettings.at(host, port)
        .console(console.path())
        .wire(wire.limits())
        .tls(tls.tls())
        .health(shutdown.health())
        .platformThreads(platformThreads)
        .shutdown(shutdown.delay(), shutdown.deadline());
  }

  /** Returns the longest time from when the server is to end to when it has. */
  Duration longestShutdown() {
    return shutdown.delay().plus(shutdown.deadline());
  }

  /** Returns what a user must add to a console's command so that it finds this server. */
  String consoleArgument() {
    return console.asArgument();
  }
}
