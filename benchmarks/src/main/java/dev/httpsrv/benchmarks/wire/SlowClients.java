package dev.httpsrv.benchmarks.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.httpsrv.benchmarks.Arguments;
import dev.httpsrv.benchmarks.Command;
import dev.httpsrv.server.wire.WireLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Connects clients that are slow with their heads or bodies, and asks for a hello meanwhile. All
 * must be closed within a second after their deadline.
 */
public final class SlowClients {

  private static final String USAGE = "benchmarks/slow-clients [CLIENTS_OF_EACH]";
  private static final int USUAL_CLIENTS = 1_000;
  private static final Duration DEADLINE = Duration.ofSeconds(8);

  // A client looks every 0.4 s whether it was closed, and sees it by a byte that it sends at worst.
  private static final Duration MARGIN = Duration.ofSeconds(1);

  private static final List<SlowClient> HEADS =
      List.of(
          new SlowClient("request line", "GET /", "a"),
          new SlowClient("header", "GET /hello HTTP/1.1\r\nHost: a\r\nX: ", "a"),
          new SlowClient("many headers", "GET /hello HTTP/1.1\r\nHost: a\r\n", "a:b\r\n"),
          new SlowClient("second head", "GET /hello HTTP/1.1\r\nHost: a\r\n\r\nGET /", "a"),
          new SlowClient("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\n", ""));

  private static final List<SlowClient> BODIES =
      List.of(
          body("body that is read", "/reads", "Content-Length: 1000\r\n\r\n", "a"),
          body("body that is not", "/ignores", "Content-Length: 1000\r\n\r\n", "a"),
          body("body without route", "/nothing", "Content-Length: 1000\r\n\r\n", "a"),
          body("chunks", "/reads", "Transfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n"),
          body("chunk extension", "/reads", "Transfer-Encoding: chunked\r\n\r\n1;", "a"));

  private SlowClients() {}

  /** Runs the check, and prints what became of the clients; exits with 1 if one was left open. */
  public static void main(String[] words) throws Exception {
    Command.main(USAGE, words, SlowClients::run);
  }

  private static boolean run(Arguments given) throws Exception {
    int ofEach = given.number("CLIENTS_OF_EACH", USUAL_CLIENTS);
    given.end();
    List<String> wrong = run(ofEach, DEADLINE, MARGIN);
    wrong.forEach(System.out::println);
    return wrong.isEmpty();
  }

  /**
   * Connects so many clients that are slow with heads, and with bodies; returns what was wrong.
   *
   * @param margin how long after the deadline the last of them may be closed
   */
  static List<String> run(int ofEach, Duration deadline, Duration margin) throws Exception {
    WireLimits usual = WireLimits.defaults();
    WireLimits limits =
        usual.with(new WireLimits.Times(deadline, deadline, deadline, usual.times().write()));
    Duration most = deadline.plus(margin);
    Duration patience = most.multipliedBy(2);
    try (Witness server = new Witness(limits);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      warmUp(threads, server.port(), 2 * ofEach);
      AtomicBoolean done = new AtomicBoolean();
      Future<double[]> hellos = threads.submit(() -> hellos(server.port(), patience, done));
      Map<String, List<Future<Double>>> clients = new LinkedHashMap<>();
      for (List<SlowClient> kinds : List.of(HEADS, BODIES)) {
        for (int i = 0; i < ofEach; i++) {
          SlowClient client = kinds.get(i % kinds.size());
          clients
              .computeIfAbsent(client.kind(), kind -> new ArrayList<>())
              .add(threads.submit(() -> client.run(server.port(), patience)));
        }
      }
      List<String> wrong = new ArrayList<>();
      try {
        for (Map.Entry<String, List<Future<Double>>> each : clients.entrySet()) {
          note(each.getKey(), each.getValue(), most, wrong);
        }
      } finally {
        done.set(true);
      }
      noteHellos(hellos.get(), wrong);
      return wrong;
    }
  }

  /**
   * Lets as many clients connect at once and ask for a hello: a server that has just begun lags.
   */
  private static void warmUp(ExecutorService threads, int port, int clients)
      throws InterruptedException, ExecutionException {
    byte[] hello = "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);
    Callable<Integer> client =
        () -> {
          try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(hello);
            return socket.getInputStream().readAllBytes().length;
          }
        };
    for (Future<Integer> each : threads.invokeAll(Collections.nCopies(clients, client))) {
      each.get();
    }
  }

  private static SlowClient body(String kind, String path, String headers, String rest) {
    return new SlowClient(kind, "POST " + path + " HTTP/1.1\r\nHost: a\r\n" + headers, rest);
  }

  private static void note(
      String kind, List<Future<Double>> clients, Duration most, List<String> wrong)
      throws InterruptedException, ExecutionException {
    double[] seconds = new double[clients.size()];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = clients.get(i).get();
    }
    Arrays.sort(seconds);
    double last = seconds[seconds.length - 1];
    System.out.printf(
        "%-20s %5d clients closed after %.2f to %.2f s, at most %.2f s are right%n",
        kind, seconds.length, seconds[0], last, most.toMillis() / 1e3);
    if (last > most.toMillis() / 1e3) {
      wrong.add(kind + ": the last was closed after " + last + " s");
    }
  }

  /** Asks for a hello every 10 ms until done; returns the milliseconds that each took. */
  private static double[] hellos(int port, Duration patience, AtomicBoolean done)
      throws IOException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    HttpRequest hello =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hello"))
            .timeout(patience)
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      while (!done.get()) {
        long began = System.nanoTime();
        boolean right = client.send(hello, BodyHandlers.ofString()).body().equals("hello");
        millis.add(right ? (System.nanoTime() - began) / 1e6 : Double.POSITIVE_INFINITY);
        Thread.sleep(10);
      }
    }
    return millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static void noteHellos(double[] millis, List<String> wrong) {
    System.out.printf(
        "hello meanwhile      %5d answers, p50 %.1f ms, p99 %.1f ms, at most %.1f ms%n",
        millis.length,
        millis[millis.length / 2],
        millis[millis.length * 99 / 100],
        millis[millis.length - 1]);
    if (Double.isInfinite(millis[millis.length - 1])) {
      wrong.add("a hello was answered wrongly");
    }
  }
}
