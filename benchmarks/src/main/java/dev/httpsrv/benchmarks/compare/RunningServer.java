package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.benchmarks.Announcement;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A server that listens on a port of 127.0.0.1. */
record RunningServer(Process process, int port) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN_NANOS = 20_000_000;

  /** Starts a server that chooses its port and says it on standard output. */
  static RunningServer announced(Workplace workplace, Path folder, List<String> command)
      throws IOException {
    Process process = workplace.start(folder, command);
    try {
      return new RunningServer(process, Announcement.port(process));
    } catch (IOException e) {
      throw new IOException(e.getMessage() + logs(folder), e);
    }
  }

  /** Starts a server that was told its port, and waits until it listens. */
  static RunningServer listening(Workplace workplace, Path folder, List<String> command, int port)
      throws IOException {
    Process process = workplace.start(folder, command);
    Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(line -> {}));
    long begin = System.nanoTime();
    while (!listens(port)) {
      if (!process.isAlive()) {
        throw new IOException("the server has ended" + logs(folder));
      }
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IOException(
            "the server does not listen after " + PATIENCE.toSeconds() + " s" + logs(folder));
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return new RunningServer(process, port);
  }

  /** Returns a port that was free a moment ago. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String logs(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path log : paths.filter(each -> each.toString().endsWith(".log")).toList()) {
        all.append('\n').append(Files.readString(log));
      }
    }
    return all.toString().stripTrailing();
  }
}
