package dev.httpsrv.server;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.server.tls.ServerTls;
import dev.httpsrv.server.wire.WireLimits;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a server listens and ends.
 *
 * @param host the address to listen on
 * @param port the port; 0 for a free one
 * @param console the console's Unix socket; null for none
 * @param wire what clients may take
 * @param tls what makes connections secure; null for plain HTTP
 * @param health where the server itself answers
 * @param platformThreads how many connections are served by platform threads at a time, all others
 *     by virtual ones
 * @param shutdownDelay how long it serves on when it is to end, having said that it is not ready
 * @param shutdownDeadline how long it may take from then on, until what still runs is cut off
 */
public record ServerSettings(
    String host,
    int port,
    @Nullable Path console,
    WireLimits wire,
    @Nullable ServerTls tls,
    HealthPaths health,
    int platformThreads,
    Duration shutdownDelay,
    Duration shutdownDeadline) {

  private static final int LAST_PORT = 65_535;

  /** How long the end may take, where nothing is said. */
  public static final Duration DEADLINE = Duration.ofSeconds(10);

  /** Checks the numbers. */
  public ServerSettings {
    if (port < 0 || port > LAST_PORT) {
      throw new ConfigurationException(
          "There is no port %d. Choose a --port up to %d, or 0 for any free one."
              .formatted(port, LAST_PORT));
    }
    if (platformThreads < 0) {
      throw new ConfigurationException(
          "There are no %d platform threads. Give --platform-threads a number from 0."
              .formatted(platformThreads));
    }
  }

  /** Returns settings of plain HTTP without a console; it ends within {@link #DEADLINE}. */
  public static ServerSettings at(String host, int port) {
    return new ServerSettings(
        host,
        port,
        null,
        WireLimits.defaults(),
        null,
        HealthPaths.NONE,
        0,
        Duration.ZERO,
        DEADLINE);
  }

  /** Returns these settings with a console's socket; null for none. */
  public ServerSettings console(@Nullable Path socket) {
    return new ServerSettings(
        host, port, socket, wire, tls, health, platformThreads, shutdownDelay, shutdownDeadline);
  }

  /** Returns these settings with other limits for clients. */
  public ServerSettings wire(WireLimits limits) {
    return new ServerSettings(
        host, port, console, limits, tls, health, platformThreads, shutdownDelay, shutdownDeadline);
  }

  /** Returns these settings with TLS; null for plain HTTP. */
  public ServerSettings tls(@Nullable ServerTls secure) {
    return new ServerSettings(
        host,
        port,
        console,
        wire,
        secure,
        health,
        platformThreads,
        shutdownDelay,
        shutdownDeadline);
  }

  /** Returns these settings with paths where the server itself answers. */
  public ServerSettings health(HealthPaths paths) {
    return new ServerSettings(
        host, port, console, wire, tls, paths, platformThreads, shutdownDelay, shutdownDeadline);
  }

  /** Returns these settings with so many platform threads for connections. */
  public ServerSettings platformThreads(int most) {
    return new ServerSettings(
        host, port, console, wire, tls, health, most, shutdownDelay, shutdownDeadline);
  }

  /** Returns these settings with a way to end. */
  public ServerSettings shutdown(Duration delay, Duration deadline) {
    return new ServerSettings(
        host, port, console, wire, tls, health, platformThreads, delay, deadline);
  }
}
