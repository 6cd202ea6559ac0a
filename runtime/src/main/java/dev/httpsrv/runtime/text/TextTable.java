package dev.httpsrv.runtime.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lines of text whose columns stand below each other. */
public final class TextTable {

  private static final int GAP = 2;

  private final List<String[]> rows = new ArrayList<>();

  /** Creates an empty table. */
  public TextTable() {}

  /** Adds a row of cells. */
  public void row(String... cells) {
    rows.add(cells.clone());
  }

  /** Returns the rows as lines. */
  public Stream<String> lines() {
    int columns = rows.stream().mapToInt(row -> row.length).max().orElse(0);
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    return rows.stream().map(row -> line(row, widths));
  }

  private static String line(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      line.append(row[i]);
      if (i < row.length - 1) {
        line.repeat(' ', widths[i] + GAP - row[i].length());
      }
    }
    return line.toString();
  }
}
