package dev.httpsrv.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;

import dev.httpsrv.api.Handler;
import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.api.HttpsrvRegistry;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.Session;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the benchmarks ask for, and how handlers in Java answer; scripts do the same. */
public enum Workload {
  /** The text hello. */
  HELLO("GET", null, "", Workload::hello),
  /** Ten query parameters, joined. */
  QUERY("GET", tenParameters(), "", Workload::query),
  /** A body of 1 KiB of JSON, parsed and written. */
  JSON("POST", null, kibibyteOfJson(), Workload::json);

  private static final byte[] TEXT = "hello".getBytes(US_ASCII);

  private final String method;
  private final @Nullable String query;
  private final byte[] body;
  private final Handler handler;

  Workload(String method, @Nullable String query, String body, Handler handler) {
    this.method = method;
    this.query = query;
    this.body = body.getBytes(US_ASCII);
    this.handler = handler;
  }

  /** Returns the request, which may be used again and again. */
  BenchmarkRequest request() {
    return new BenchmarkRequest(method, path(), query, body);
  }

  /** Returns the body of the right response. */
  byte[] answer() {
    return switch (this) {
      case HELLO -> TEXT;
      case QUERY -> "12345678910".getBytes(US_ASCII);
      case JSON -> body;
    };
  }

  /** Returns the handler in Java. */
  Handler handler() {
    return handler;
  }

  /** Registers the handler in Java. */
  void register(HttpsrvRegistry registry) {
    registry.register(method, path(), handler);
  }

  private String path() {
    return "/" + scriptName();
  }

  /** Returns the name of the scripts, without the end that tells the language. */
  String scriptName() {
    return switch (this) {
      case HELLO -> "hello";
      case QUERY -> "query";
      case JSON -> "json";
    };
  }

  private static HandlerResult hello(Session session) {
    session.responseStatus(200, TEXT, "text/plain");
    return HandlerResult.DONE;
  }

  private static HandlerResult query(Session session) {
    Map<String, String> attrs = session.requestUrl().attrs();
    StringBuilder text = new StringBuilder();
    for (char name = 'a'; name <= 'j'; name++) {
      text.append(attrs.get(String.valueOf(name)));
    }
    session.responseStatus(200, text.toString().getBytes(US_ASCII), "text/plain");
    return HandlerResult.DONE;
  }

  private static HandlerResult json(Session session) {
    if (session.requestJson().value() instanceof ScriptData data) {
      session.json(data);
    }
    return HandlerResult.DONE;
  }

  private static String tenParameters() {
    return IntStream.range(0, 10)
        .mapToObj(i -> "%c=%d".formatted('a' + i, i + 1))
        .collect(joining("&"));
  }

  private static String kibibyteOfJson() {
    return IntStream.range(0, 20)
        .mapToObj("{\"name\":\"item %1$02d\",\"count\":%1$d,\"tags\":[\"a\",\"b\"]}"::formatted)
        .collect(joining(",", "[", "]"));
  }
}
