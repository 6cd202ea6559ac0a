package dev.httpsrv.benchmarks;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A server in a process of its own that echoes, and whose heap is looked at from outside. */
final class EchoServer implements AutoCloseable {

  private static final int LOOK_MILLIS = 10;

  private final Path folder;
  private final Process process;
  private final int port;
  private final JMXConnector connector;
  private final MemoryMXBean memory;

  @SuppressWarnings("BanJNDI") // the address comes from the process that this started
  private EchoServer(Path folder, Process process) throws Exception {
    this.folder = folder;
    this.process = process;
    this.port = Announcement.port(process);
    VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
    try {
      connector =
          JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
    } finally {
      machine.detach();
    }
    MBeanServerConnection connection = connector.getMBeanServerConnection();
    this.memory = ManagementFactory.getPlatformMXBean(connection, MemoryMXBean.class);
  }

  /** Starts the server by the launcher's command. */
  static EchoServer start(String launcher) throws Exception {
    Path folder = Files.createTempDirectory("httpsrv-echo");
    for (String script : List.of("echo.lua", "echo.js")) {
      try (InputStream in = EchoServer.class.getResourceAsStream(script)) {
        Files.copy(Objects.requireNonNull(in, script), folder.resolve(script));
      }
    }
    List<String> command =
        List.of(
            launcher,
            "serve",
            folder.toString(),
            "--port",
            "0",
            "--limit",
            "time=none,computing=none,memory=none,response=none,body=none",
            "--console",
            folder.resolve("console.sock").toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      return new EchoServer(folder, process);
    } catch (Exception e) {
      process.destroy();
      throw e;
    }
  }

  int port() {
    return port;
  }

  /** Returns the bytes of heap in use after a collection. */
  long usedAtRest() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** Returns the most bytes of heap in use while a task runs, garbage included. */
  long mostUsedDuring(Task task) throws Exception {
    AtomicBoolean running = new AtomicBoolean(true);
    AtomicLong most = new AtomicLong();
    Thread looking =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (running.get()) {
                    most.accumulateAndGet(memory.getHeapMemoryUsage().getUsed(), Math::max);
                    try {
                      Thread.sleep(LOOK_MILLIS);
                    } catch (InterruptedException e) {
                      return;
                    }
                  }
                });
    try {
      task.run();
    } finally {
      running.set(false);
      looking.join();
    }
    return most.get();
  }

  /** What may fail in any way. */
  @FunctionalInterface
  interface Task {
    void run() throws Exception;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    connector.close();
    process.destroy();
    process.waitFor();
    List<Path> left = new ArrayList<>();
    try (Stream<Path> paths = Files.list(folder)) {
      paths.forEach(left::add);
    }
    left.add(folder);
    for (Path path : left) {
      Files.deleteIfExists(path);
    }
  }
}
