package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.benchmarks.compare.ServerSystem.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Apache httpd with mod_lua: two processes of the event module, an interpreter a thread. */
final class Apache {

  private static final String INSTALL = "apache2";
  private static final String[] MODULES = {
    "/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/lib/httpd/modules"
  };

  private Apache() {}

  static ServerSystem find() throws IOException, NotFoundException {
    Tool apache = Tool.find(INSTALL, "apache2", "httpd");
    List<String> load = new ArrayList<>();
    load.add(module("mpm_event", Tool.file(INSTALL, "mod_mpm_event.so", MODULES)));
    load.add(module("authz_core", Tool.file(INSTALL, "mod_authz_core.so", MODULES)));
    Path lua = Tool.file(INSTALL, "mod_lua.so", MODULES);
    load.add(module("lua", lua));
    Path unix = lua.resolveSibling("mod_unixd.so");
    if (Files.exists(unix)) { // part of the program in Debian's
      load.add(module("unixd", unix));
    }
    String version =
        apache
            .line("version", "-v")
            .orElse("")
            .replaceFirst(".*: *", "")
            .replaceFirst(" \\(.*", "");
    return new ServerSystem(
        "apache",
        version + " with mod_lua",
        workplace -> start(workplace, apache, String.join("\n", load)));
  }

  private static String module(String name, Path file) {
    return "LoadModule %s_module %s".formatted(name, file);
  }

  private static RunningServer start(Workplace workplace, Tool apache, String modules)
      throws IOException {
    Path folder = workplace.folder("apache", "answers.lua", "json.lua", "apache.lua");
    int port = RunningServer.freePort();
    Path configuration =
        Workplace.fill(
            folder,
            "apache.conf",
            Map.of(
                "load_modules",
                modules,
                "user",
                Tool.isRoot() ? "User #65534\nGroup #65534" : "",
                "folder",
                folder.toString(),
                "port",
                Integer.toString(port)));
    return RunningServer.listening(
        workplace,
        folder,
        List.of(apache.toString(), "-DFOREGROUND", "-f", configuration.toString()),
        port);
  }
}
