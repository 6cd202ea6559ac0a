package dev.httpsrv.benchmarks.endurance;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** Asks for all that {@code mixed} scripts answer: hello, bodies, errors, and what waits. */
record MixedQuestions(String language) implements Clients.Question {

  private static final int LONGEST_BODY = 20_000;

  @Override
  public Clients.Asked next(int client, int number) {
    String name = "c" + client + "n" + number;
    return switch (ThreadLocalRandom.current().nextInt(8)) {
      case 0 -> sleep();
      case 1 -> echo(name);
      case 2 -> chunkedEcho(name);
      case 3 -> new Clients.Asked(get("/error"), "", answer -> answer.status() == 500);
      case 4 -> suspended();
      case 5 -> splitHello(name);
      default -> hello(name);
    };
  }

  private Clients.Asked hello(String name) {
    return new Clients.Asked(get("/hello?name=" + name), "", right("hello " + name));
  }

  private Clients.Asked splitHello(String name) {
    String request = get("/hello?name=" + name);
    int half = request.length() / 2;
    return new Clients.Asked(
        request.substring(0, half), request.substring(half), right("hello " + name));
  }

  private Clients.Asked sleep() {
    return new Clients.Asked(get("/sleep"), "", right("slept"));
  }

  private Clients.Asked suspended() {
    // A server that ends lets no session wait, and says so.
    return new Clients.Asked(
        get("/suspend"),
        "",
        answer -> answer.status() == 503 || answer.equals(new Connection.Answer(200, "resumed")));
  }

  private Clients.Asked echo(String name) {
    String body = body(name);
    String head = "POST /%s/echo HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n";
    return new Clients.Asked(
        head.formatted(language, body.length()) + body.substring(0, name.length()),
        body.substring(name.length()),
        right(body));
  }

  private Clients.Asked chunkedEcho(String name) {
    String body = body(name);
    return new Clients.Asked(
        "POST /%s/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
            .formatted(language),
        "%x\r\n%s\r\n0\r\n\r\n".formatted(body.length(), body),
        right(body));
  }

  private static String body(String name) {
    return name + "x".repeat(1 + ThreadLocalRandom.current().nextInt(LONGEST_BODY));
  }

  private String get(String path) {
    return "GET /%s%s HTTP/1.1\r\nHost: a\r\n\r\n".formatted(language, path);
  }

  private static Predicate<Connection.Answer> right(String body) {
    return new Connection.Answer(200, body)::equals;
  }
}
