package dev.httpsrv.benchmarks.compare;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
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

  private static final int WIDTH = 640;

  private static final int HEIGHT_OF_BAR = 32;
  private static final int HEIGHT_OF_REST = 110;

  private Plots() {}

  /** Writes all plots into a folder that exists. */
  static void write(Path folder, Results results) throws IOException {
    for (Endpoint endpoint : results.endpoints()) {
      for (Figure figure : FIGURES) {
        ChartEncoder.saveChart(
            chart(endpoint, figure, results.rows(endpoint)),
            folder.resolve(figure.file(endpoint)).toString(),
            "svg");
      }
    }
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
