package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.benchmarks.compare.Choices.Choice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Options of the JVM and of Helidon's listener that might make a hello cheaper. */
final class Tuning {

  /** Most of them do not fit the AOT cache, so all go without. */
  private static final String NO_CACHE = "-XX:AOTMode=off";

  private static final List<Map.Entry<String, String>> JVM =
      List.of(
          Map.entry("as it is", ""),
          Map.entry("ParallelGC", "-XX:+UseParallelGC"),
          Map.entry("SerialGC", "-XX:+UseSerialGC"),
          Map.entry("ZGC", "-XX:+UseZGC"),
          Map.entry("compact headers", "-XX:+UseCompactObjectHeaders"),
          Map.entry("one carrier", "-Djdk.virtualThreadScheduler.parallelism=1"),
          Map.entry("pollers not virtual", "-Djdk.pollerMode=1"));

  private static final List<Map.Entry<String, String>> HELIDON =
      List.of(
          Map.entry("as it is", ""),
          Map.entry("write queue of 16", "-Dhelidon.writeQueueLength=16"),
          Map.entry(
              "the same, smart", "-Dhelidon.writeQueueLength=16 -Dhelidon.smartAsyncWrites=true"),
          Map.entry("write buffer of 16 KiB", "-Dhelidon.writeBufferSize=16384"),
          Map.entry("sockets without NIO", "-Dhelidon.useNio=false"),
          Map.entry("TCP_NODELAY", "-Dhelidon.tcpNoDelay=true"));

  private final Workplace workplace;
  private final Wrk wrk;

  Tuning(Workplace workplace, Wrk wrk) {
    this.workplace = workplace;
    this.wrk = wrk;
  }

  /** Prints tables; returns false if an answer was wrong. */
  boolean measure(int rounds) throws IOException, InterruptedException {
    List<Choice> jvm = new ArrayList<>();
    for (Map.Entry<String, String> each : JVM) {
      RunningServer server =
          JavaServers.launched(
              workplace,
              folder("jvm", each.getKey()),
              (NO_CACHE + " " + each.getValue()).strip(),
              List.of(),
              "stress.lua");
      jvm.add(new Choice(each.getKey(), Loops.hello("lua"), server, null));
    }
    boolean right = new Choices(wrk).measure("JVM, Lua", jvm, rounds);
    List<Choice> helidon = new ArrayList<>();
    for (Map.Entry<String, String> each : HELIDON) {
      RunningServer server =
          JavaServers.helidon(workplace, folder("helidon", each.getKey()), each.getValue());
      helidon.add(new Choice(each.getKey(), Endpoint.all().getFirst(), server, null));
    }
    return right & new Choices(wrk).measure("Helidon, Java", helidon, rounds);
  }

  private static String folder(String kind, String title) {
    return kind + "-" + title.replaceAll("\\W+", "-");
  }
}
