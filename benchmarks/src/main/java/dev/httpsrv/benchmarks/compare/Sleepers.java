package dev.httpsrv.benchmarks.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** 10,000 requests that sleep for a second, sent at once to two interpreters. */
final class Sleepers {

  private static final int REQUESTS = 10_000;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final Workplace workplace;

  Sleepers(Workplace workplace) {
    this.workplace = workplace;
  }

  /** Prints a table; returns false if an answer was wrong. */
  boolean measure(int rounds) throws IOException {
    System.out.printf("%,d requests sleep for a second, two interpreters%n", REQUESTS);
    System.out.printf(
        "%-10s %6s %10s %12s %10s%n",
        "LANGUAGE", "ROUND", "STATUS 200", "LAST AFTER, S", "RSS, MIB");
    boolean right = true;
    for (String language : List.of("lua", "js")) {
      RunningServer server =
          JavaServers.launched(
              workplace,
              "sleepers-" + language,
              List.of("--interpreters", "2"),
              "stress." + language);
      for (int round = 1; round <= rounds; round++) {
        Result result = ask(server.port(), "/" + language + "/sleep");
        double resident = ProcessFigures.of(server.process()).residentBytes() / (double) (1 << 20);
        System.out.printf(
            "%-10s %6d %10d %13.2f %10.0f%n",
            language, round, result.right, result.seconds, resident);
        right &= result.right == REQUESTS;
      }
      server.process().destroy();
    }
    System.out.println();
    return right;
  }

  private record Result(int right, double seconds) {}

  private static Result ask(int port, String path) throws IOException {
    byte[] request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(US_ASCII);
    List<SocketChannel> channels = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < REQUESTS; i++) {
        SocketChannel channel =
            SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channels.add(channel);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
      }
      long begin = System.nanoTime();
      for (SocketChannel each : channels) {
        each.write(ByteBuffer.wrap(request));
      }
      return answers(selector, begin);
    } finally {
      for (SocketChannel each : channels) {
        each.close();
      }
    }
  }

  private static Result answers(Selector selector, long begin) throws IOException {
    ByteBuffer answer = ByteBuffer.allocate(4096);
    int answered = 0;
    int right = 0;
    while (answered < REQUESTS && System.nanoTime() - begin < PATIENCE_NANOS) {
      selector.select(1000);
      for (SelectionKey key : selector.selectedKeys()) {
        answer.clear();
        int length = ((SocketChannel) key.channel()).read(answer);
        String start = new String(answer.array(), 0, Math.max(0, length), US_ASCII);
        answered++;
        right += start.startsWith("HTTP/1.1 200") ? 1 : 0;
        key.cancel();
      }
      selector.selectedKeys().clear();
    }
    return new Result(right, (System.nanoTime() - begin) / 1e9);
  }
}
