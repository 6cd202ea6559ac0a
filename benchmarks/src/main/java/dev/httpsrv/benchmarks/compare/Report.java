package dev.httpsrv.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The results with all that is needed to understand and to repeat them. */
record Report(
    String command,
    Options options,
    String wrk,
    List<ServerSystem> systems,
    Results results,
    String stolen) {

  /** Returns the report for a terminal. */
  String plain() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Endpoint endpoint : results.endpoints()) {
      text.append('\n').append(endpoint.name()).append(": ").append(endpoint.title()).append('\n');
      text.append(Table.plain(results.rows(endpoint)));
    }
    text.append('\n').append(how()).append('\n');
    Machine.describe().forEach(line -> text.append(line).append('\n'));
    text.append(stolen).append('\n');
    return text.toString();
  }

  /** Writes the report as Markdown, into a folder that is created. */
  void write(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("# httpsrv beside other servers\n\n");
    text.append("Made by `").append(command).append("` on ");
    text.append(LocalDate.now(ZoneOffset.UTC)).append(". ").append(how()).append("\n\n");
    Machine.describe().forEach(line -> text.append("- ").append(line).append('\n'));
    text.append("- ").append(wrk).append('\n');
    text.append("- ").append(stolen).append("\n\n");
    text.append("| system | what it is |\n| --- | --- |\n");
    for (ServerSystem each : systems) {
      text.append("| %s | %s |\n".formatted(each.name(), each.version()));
    }
    for (Endpoint endpoint : results.endpoints()) {
      text.append("\n## ").append(endpoint.title()).append("\n\n");
      text.append(Table.markdown(results.rows(endpoint))).append('\n');
      for (Plots.Figure figure : Plots.FIGURES) {
        text.append("![%s](%s)\n".formatted(figure.title(), figure.file(endpoint)));
      }
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("README.md"), text);
  }

  private String how() {
    return """
        Servers and wrk share the cores; %d connections are kept alive, %d threads of wrk. \
        Medians of %d rounds of %d s, in which the systems take turns, each after %d s of the same \
        load, all after %d s of warm-up. \
        Each ratio is the median of the rounds' ratios to plain Helidon. CPU is the server's \
        processor time for 100,000 requests, RSS its resident memory after the load; both with \
        all processes of a server."""
        .formatted(
            Wrk.CONNECTIONS,
            Wrk.THREADS,
            options.rounds(),
            options.seconds(),
            options.leadInSeconds(),
            options.warmUpSeconds());
  }
}
