package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.benchmarks.compare.ServerSystem.NotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** HAProxy, whose Lua services answer: one process of two threads. */
final class Haproxy {

  private Haproxy() {}

  static ServerSystem find() throws IOException, NotFoundException {
    Tool haproxy = Tool.find("haproxy", "haproxy");
    String lua =
        haproxy
            .line("Built with Lua", "-vv")
            .orElseThrow(() -> new NotFoundException(haproxy + " was built without Lua"))
            .replaceFirst("Built with Lua version : *", "");
    String version = haproxy.line("version", "-v").orElse("").replaceFirst(" 20\\d\\d/.*", "");
    return new ServerSystem(
        "haproxy",
        version.replace(" version", "") + " with " + lua,
        workplace -> start(workplace, haproxy));
  }

  private static RunningServer start(Workplace workplace, Tool haproxy) throws IOException {
    Path folder = workplace.folder("haproxy", "answers.lua", "json.lua", "haproxy.lua");
    int port = RunningServer.freePort();
    Path configuration =
        Workplace.fill(
            folder,
            "haproxy.cfg",
            Map.of("folder", folder.toString(), "port", Integer.toString(port)));
    return RunningServer.listening(
        workplace,
        folder,
        List.of(haproxy.toString(), "-q", "-db", "-f", configuration.toString()),
        port);
  }
}
