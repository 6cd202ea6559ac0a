package dev.httpsrv.benchmarks.compare;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;

/** The results as bars, an SVG for each figure and endpoint. */
final class Plots {

  static final List<Figure> FIGURES =
      List.of(
          new Figure("requests", "requests a second", "#,##0", Measurement::requestsPerSecond),
          new Figure("p99", "99th percentile in ms", "0.0", Measurement::p99Millis),
          new Figure("cpu", "CPU seconds for 100,000 requests", "0.0", Measurement::cpuSeconds));

  /**
   * What a plot shows.
   *
   * @param pattern how its numbers are written
   */
  record Figure(String name, String title, String pattern, ToDoubleFunction<Measurement> value) {

    String file(Endpoint endpoint) {
      return endpoint.name() + "-" + name + ".svg";
    }
  }

  private static final Pattern LONG_FRACTION = Pattern.compile("(\\.\\d\\d)\\d+(?![\\dE])");
  private static final int WIDTH = 640;

  private static final int HEIGHT_OF_BAR = 32;
  private static final int HEIGHT_OF_REST = 110;

  private Plots() {}

  /** Writes all plots into a folder that exists. */
  static void write(Path folder, Results results) throws IOException {
    for (Endpoint endpoint : results.endpoints()) {
      for (Figure figure : FIGURES) {
        Path file = folder.resolve(figure.file(endpoint));
        ChartEncoder.saveChart(
            chart(endpoint, figure, results.rows(endpoint)), file.toString(), "svg");
        round(file);
      }
    }
  }

  /** Letters are drawn as outlines with 15 digits to each point, three times what they need. */
  private static void round(Path svg) throws IOException {
    String text = Files.readString(svg);
    Files.writeString(svg, LONG_FRACTION.matcher(text).replaceAll("$1"));
  }

  private static HorizontalBarChart chart(
      Endpoint endpoint, Figure figure, List<Results.Row> rows) {
    HorizontalBarChart chart =
        new HorizontalBarChartBuilder()
            .width(WIDTH)
            .height(HEIGHT_OF_REST + HEIGHT_OF_BAR * rows.size())
            .title(endpoint.title() + ": " + figure.title())
            .build();
    chart.getStyler().setLabelsVisible(true).setXAxisMaxLabelCount(Math.max(2, rows.size()));
    chart
        .getStyler()
        .setLegendVisible(false)
        .setChartBackgroundColor(Color.WHITE)
        .setDecimalPattern(figure.pattern());
    List<Double> values = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Results.Row row : rows) {
      double value = figure.value().applyAsDouble(row.median());
      values.add(Double.isFinite(value) ? value : 0);
      names.add(row.system().name());
    }
    chart.addSeries(figure.title(), values, names);
    return chart;
  }
}
