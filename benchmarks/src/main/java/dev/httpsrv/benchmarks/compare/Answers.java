package dev.httpsrv.benchmarks.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.IntStream;

/** What the servers in Java answer, and what every server's answer has to be. */
final class Answers {

  static final byte[] HELLO = "hello".getBytes(UTF_8);
  static final byte[] WAITED = "waited".getBytes(UTF_8);
  static final long WAIT_MILLIS = 10;

  private static final List<Article> ROWS =
      IntStream.rangeClosed(1, 100)
          .mapToObj(i -> new Article(i, "Article <" + i + "> & more", i * 7))
          .toList();

  private record Article(int number, String name, int stock) {}

  private Answers() {}

  /** Returns a page of HTML whose table has 100 rows. */
  static byte[] page() {
    StringBuilder html = new StringBuilder(8000);
    html.append("<!DOCTYPE html>\n<title>Stock</title>\n<table>\n");
    for (Article row : ROWS) {
      html.append("<tr><td>").append(row.number()).append("</td><td>");
      escape(html, row.name());
      html.append("</td><td>").append(row.stock()).append("</td></tr>\n");
    }
    return html.append("</table>\n").toString().getBytes(UTF_8);
  }

  /** Returns the 20th Fibonacci number, computed by its recursive definition. */
  static byte[] fib() {
    return Integer.toString(fib(20)).getBytes(UTF_8);
  }

  private static int fib(int n) {
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
  }

  private static void escape(StringBuilder html, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        default -> html.append(c);
      }
    }
  }
}
