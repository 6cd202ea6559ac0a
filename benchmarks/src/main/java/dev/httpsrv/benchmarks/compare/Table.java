package dev.httpsrv.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** An endpoint's results as text: the first row is the head. */
final class Table {

  private static final List<String> HEAD =
      List.of(
          "system",
          "req/s",
          "ratio",
          "p50 ms",
          "p99 ms",
          "ratio",
          "CPU s/100k",
          "ratio",
          "RSS MiB",
          "wrong");

  private Table() {}

  static String plain(List<Results.Row> rows) {
    List<List<String>> cells = cells(rows);
    StringBuilder text = new StringBuilder();
    for (List<String> row : cells) {
      for (int column = 0; column < HEAD.size(); column++) {
        int index = column;
        int width = cells.stream().mapToInt(each -> each.get(index).length()).max().orElse(0);
        String format = column == 0 ? "%-" + width + "s" : "  %" + width + "s";
        text.append(format.formatted(row.get(column)));
      }
      text.append('\n');
    }
    return text.toString();
  }

  static String markdown(List<Results.Row> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : cells(rows)) {
      lines.add("| " + String.join(" | ", row) + " |");
    }
    lines.add(1, "| --- |" + " ---: |".repeat(HEAD.size() - 1));
    return String.join("\n", lines) + "\n";
  }

  private static List<List<String>> cells(List<Results.Row> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(HEAD);
    for (Results.Row row : rows) {
      Measurement median = row.median();
      Measurement ratio = row.toBaseline();
      cells.add(
          List.of(
              row.system().name(),
              number("%.0f", median.requestsPerSecond()),
              ratio(ratio, Measurement::requestsPerSecond),
              number("%.2f", median.p50Millis()),
              number("%.2f", median.p99Millis()),
              ratio(ratio, Measurement::p99Millis),
              number("%.2f", median.cpuSeconds()),
              ratio(ratio, Measurement::cpuSeconds),
              number("%.0f", median.residentMib()),
              Long.toString(median.wrong())));
    }
    return cells;
  }

  private static String ratio(@Nullable Measurement ratio, ToDoubleFunction<Measurement> figure) {
    return ratio == null ? "-" : number("%.2f", figure.applyAsDouble(ratio));
  }

  private static String number(String format, double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
  }
}
