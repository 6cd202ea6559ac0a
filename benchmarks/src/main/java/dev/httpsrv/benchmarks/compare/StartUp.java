package dev.httpsrv.benchmarks.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.httpsrv.benchmarks.Arguments;
import dev.httpsrv.benchmarks.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures from the start of a process to its first answer. In a round each system is started once,
 * every second round backwards.
 */
public final class StartUp {

  private static final String USAGE = "benchmarks/startup [ROUNDS]";
  private static final int USUAL_ROUNDS = 5;
  private static final long SETTLE_NANOS = 1_000_000_000;

  private StartUp() {}

  /** Prints a table of medians. */
  public static void main(String[] words) throws Exception {
    Command.main(USAGE, words, StartUp::run);
  }

  private static boolean run(Arguments given) throws Exception {
    int rounds = given.number("ROUNDS", USUAL_ROUNDS);
    given.end();
    Map<String, List<Start>> starts = new LinkedHashMap<>();
    try (Workplace workplace = Workplace.open()) {
      List<Candidate> systems = systems(workplace);
      for (int round = 0; round < rounds; round++) {
        for (Candidate each : round % 2 == 0 ? systems : systems.reversed()) {
          starts.computeIfAbsent(each.name, name -> new ArrayList<>()).add(start(workplace, each));
        }
      }
    }
    System.out.printf(
        "%-16s %14s %8s %14s %12s%n",
        "SYSTEM", "FIRST 200, S", "BEST, S", "CPU TO IT, S", "RSS, MIB");
    for (Map.Entry<String, List<Start>> each : starts.entrySet()) {
      List<Start> of = each.getValue();
      System.out.printf(
          "%-16s %14.2f %8.2f %14.2f %12.0f%n",
          each.getKey(),
          median(of.stream().mapToDouble(Start::seconds).toArray()),
          of.stream().mapToDouble(Start::seconds).min().orElseThrow(),
          median(of.stream().mapToDouble(Start::cpuSeconds).toArray()),
          median(of.stream().mapToDouble(Start::residentMib).toArray()));
    }
    return true;
  }

  private static List<Candidate> systems(Workplace workplace) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<Candidate> systems = new ArrayList<>();
    systems.add(
        new Candidate(
            "plain Helidon",
            workplace.folder("helidon"),
            List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                HelidonServer.class.getName())));
    for (String language : List.of("lua", "js", "py")) {
      Path folder = workplace.folder(language, "first." + language);
      List<String> command = JavaServers.launch(folder, List.of("first." + language));
      systems.add(new Candidate("httpsrv " + language, folder, command));
    }
    return systems;
  }

  private static Start start(Workplace workplace, Candidate system) throws Exception {
    long begin = System.nanoTime();
    RunningServer server = RunningServer.announced(workplace, system.folder, system.command);
    ask(server.port());
    double seconds = (System.nanoTime() - begin) / 1e9;
    double cpuSeconds = ProcessFigures.of(server.process()).cpuSeconds();
    TimeUnit.NANOSECONDS.sleep(SETTLE_NANOS);
    double resident = ProcessFigures.of(server.process()).residentBytes() / (double) (1 << 20);
    server.process().destroy();
    server.process().waitFor();
    return new Start(seconds, cpuSeconds, resident);
  }

  /** Asks by a plain socket, which has nothing to load that would count. */
  private static void ask(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      String status = new String(socket.getInputStream().readNBytes(12), US_ASCII);
      if (!status.equals("HTTP/1.1 200")) {
        throw new IOException("the first answer was " + status);
      }
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private record Candidate(String name, Path folder, List<String> command) {}

  private record Start(double seconds, double cpuSeconds, double residentMib) {}
}
