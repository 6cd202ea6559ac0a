package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.benchmarks.compare.ServerSystem.Finder;
import dev.httpsrv.benchmarks.compare.ServerSystem.NotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All systems that can take part. */
final class Systems {

  static final String BASELINE = "helidon";

  private Systems() {}

  static Set<String> names() {
    return all().keySet();
  }

  private static Map<String, Finder> all() {
    Map<String, Finder> all = new LinkedHashMap<>();
    all.put(BASELINE, JavaServers::helidon);
    all.put("httpsrv-java", JavaServers::httpsrvJava);
    all.put("httpsrv-lua", JavaServers::httpsrvLua);
    all.put("httpsrv-js", JavaServers::httpsrvJs);
    all.put("nginx", Nginx::find);
    all.put("haproxy", Haproxy::find);
    all.put("apache", Apache::find);
    all.put("node", Node::find);
    all.put("vertx", JavaServers::vertx);
    return all;
  }

  /** Returns those of the named systems that this machine has, and tells of the others. */
  static List<ServerSystem> find(Set<String> names) throws IOException {
    List<ServerSystem> found = new ArrayList<>();
    for (Map.Entry<String, Finder> each : all().entrySet()) {
      if (names.contains(each.getKey()) || each.getKey().equals(BASELINE)) {
        try {
          found.add(each.getValue().find());
        } catch (NotFoundException e) {
          System.err.println("Without " + each.getKey() + ": " + e.getMessage());
        }
      }
    }
    return found;
  }
}
