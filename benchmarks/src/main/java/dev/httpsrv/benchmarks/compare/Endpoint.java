package dev.httpsrv.benchmarks.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What all systems serve at the same path.
 *
 * @param body what is sent with a POST; null for a GET
 * @param answer the body of the right answer
 */
record Endpoint(String name, String title, @Nullable String body, String mimetype, String answer) {

  private static final String ORDER =
      """
      {"id":4711,"state":"new","customer":{"name":"Ada Lovelace","city":"London","regular":true},\
      "items":[%s],"note":"%s"}""";

  private static final int ORDER_BYTES = 1024;

  /** Returns all endpoints, in the order in which they are shown. */
  static List<Endpoint> all() {
    String order = order();
    return List.of(
        new Endpoint("hello", "hello, text/plain", null, "text/plain", text(Answers.HELLO)),
        new Endpoint(
            "json",
            "1 KiB of JSON in, and out with one field changed",
            order,
            "application/json",
            order.replace("\"new\"", "\"done\"")),
        new Endpoint("page", "a page of 100 rows", null, "text/html", text(Answers.page())),
        new Endpoint("fib", "fib(20)", null, "text/plain", text(Answers.fib())),
        new Endpoint("wait", "a wait of 10 ms", null, "text/plain", text(Answers.WAITED)));
  }

  /** Returns the path, with its slash. */
  String path() {
    return "/" + name;
  }

  /** Returns what is wrong with an answer; null where nothing is. */
  @Nullable String problem(int status, String type, String answered) {
    if (status != 200) {
      return "the status is " + status + ": " + shortened(answered);
    }
    if (!type.startsWith(mimetype)) {
      return "the type is \"" + type + "\", not " + mimetype;
    }
    boolean right =
        mimetype.equals("application/json")
            ? Objects.equals(JsonTree.of(answer), JsonTree.of(answered))
            : answer.equals(answered);
    return right ? null : "the body is " + shortened(answered);
  }

  private static String order() {
    StringBuilder items = new StringBuilder();
    for (int i = 1; i <= 10; i++) {
      items.append(i == 1 ? "" : ",");
      items.append("{\"article\":\"A-%d\",\"number\":%d,\"cents\":%d}".formatted(i, i, 199 * i));
    }
    int left = ORDER_BYTES - ORDER.formatted(items, "").length();
    return ORDER.formatted(items, "Please ring twice. ".repeat(left).substring(0, left));
  }

  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }

  private static String text(byte[] utf8) {
    return new String(utf8, UTF_8);
  }
}
