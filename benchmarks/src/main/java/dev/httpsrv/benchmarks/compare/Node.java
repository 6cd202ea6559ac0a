package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.benchmarks.compare.ServerSystem.NotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Node: a cluster of two workers. */
final class Node {

  private Node() {}

  static ServerSystem find() throws IOException, NotFoundException {
    Tool node = Tool.find("nodejs", "node", "nodejs");
    return new ServerSystem(
        "node", "Node " + node.line("v", "-v").orElse(""), workplace -> start(workplace, node));
  }

  private static RunningServer start(Workplace workplace, Tool node) throws IOException {
    Path folder = workplace.folder("node", "answers.js", "node.js");
    int port = RunningServer.freePort();
    return RunningServer.listening(
        workplace, folder, List.of(node.toString(), "node.js", Integer.toString(port)), port);
  }
}
