package dev.httpsrv.benchmarks.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes load with wrk: 32 connections that are kept alive, 2 threads. */
final class Wrk {

  static final int CONNECTIONS = 32;
  static final int THREADS = 2;

  private final Workplace workplace;
  private final Tool program;
  private final Path folder;
  private final Map<String, Path> scripts = new HashMap<>();

  Wrk(Workplace workplace, Tool program) throws IOException {
    this.workplace = workplace;
    this.program = program;
    this.folder = workplace.folder("wrk");
  }

  /** Asks a server for an endpoint for so many seconds. */
  WrkResult run(RunningServer server, Endpoint endpoint, int seconds)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            program.toString(),
            "-t" + THREADS,
            "-c" + CONNECTIONS,
            "-d" + seconds + "s",
            "-s",
            script(endpoint).toString(),
            server.url(endpoint.path()));
    Process process = workplace.start(folder, command);
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("wrk failed: " + Files.readString(folder.resolve("stderr.log")));
    }
    return WrkResult.parse(output);
  }

  private Path script(Endpoint endpoint) throws IOException {
    Path known = scripts.get(endpoint.name());
    if (known != null) {
      return known;
    }
    Path own = Files.createDirectories(folder.resolve(endpoint.name()));
    String body = endpoint.body();
    Path script =
        Workplace.fill(
            own, "wrk.lua", Map.of("body", body == null ? "nil" : "[==[" + body + "]==]"));
    scripts.put(endpoint.name(), script);
    return script;
  }
}
